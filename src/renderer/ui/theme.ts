import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** From paper to ink; the shades between are the greys of the tokens. */
const ink: MantineColorsTuple = [
  '#f7f6f2',
  '#eeece6',
  '#dddbd2',
  '#c3c1b7',
  '#8e9694',
  '#667175',
  '#454b4e',
  '#242a2c',
  '#14181a',
  '#0b0d0e'
]

/** Mantine's parts in the house's look; what they take their colours from is mapped to the tokens in mantine.css. */
export const mantineTheme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'never',
  respectReducedMotion: true,
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  components: {
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 160 }, overlayProps: { opacity: 0.6 } } },
    Menu: { defaultProps: { transitionProps: { duration: 90 }, offset: 4, position: 'bottom-end' } }
  }
})
