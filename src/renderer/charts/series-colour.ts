import type { ChartTokens } from './chart-theme'

/** Colours that a series may have: zones and alarms are never among them. */
export type SeriesColour = 'heartRate' | 'power' | 'cadence' | 'resistance' | 'other' | 'text2'

const customProperties = {
  heartRate: '--s-hr',
  power: '--s-power',
  cadence: '--s-cad',
  resistance: '--s-res',
  other: '--s-other',
  text2: '--text-2'
} as const satisfies Readonly<Record<SeriesColour, string>>

/** The colour as CSS takes it. */
export const cssColour = (colour: SeriesColour): string => `var(${customProperties[colour]})`

/** The filling of bars. What nobody knows is hatched, on nothing. */
export const filling = (tokens: ChartTokens, colour: SeriesColour, isHatched: boolean) =>
  isHatched
    ? {
        color: 'rgba(0,0,0,0)',
        line: { width: 1, color: tokens.other },
        pattern: { shape: '/' as const, size: 6, solidity: 0.28, fgcolor: tokens.text3, bgcolor: 'rgba(0,0,0,0)' }
      }
    : { color: tokens[colour], line: { width: 0 } }
