import { useEffect } from 'react'
import { createValueStore } from '../live/value-store'

export type Theme = 'dark' | 'light'

const storageKey = 'deloton.theme'
const prefersLight = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: light)')

/** The theme to show: what was chosen here before, else what the system asks for. */
export const themeOf = (chosen: string | null, isLightPreferred: boolean): Theme =>
  chosen === 'dark' || chosen === 'light' ? chosen : isLightPreferred ? 'light' : 'dark'

/** The theme shown now; watched by who draws by it. */
export const shownTheme = createValueStore<Theme>('dark')

const show = (): void => {
  const theme = themeOf(readChoice(), prefersLight().matches)
  document.documentElement.dataset.theme = theme
  shownTheme.set(theme)
}

/** Sets the theme on the document and follows the system while nothing was chosen. */
export function useFollowedTheme(): void {
  useEffect(() => {
    const query = prefersLight()
    show()
    query.addEventListener('change', show)
    return () => query.removeEventListener('change', show)
  }, [])
}

/** Shows the other theme and remembers the choice on this machine. */
export function switchTheme(): void {
  const next: Theme = shownTheme.get() === 'dark' ? 'light' : 'dark'
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // Storage is refused here: the choice holds until the page is left.
  }
  document.documentElement.dataset.theme = next
  shownTheme.set(next)
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}
