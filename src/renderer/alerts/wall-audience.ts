import { createValueStore } from '../live/value-store'

/** Who a wall is for. The public is never told why someone is called, and hears nothing of it. */
export type WallAudience = 'public' | 'staff'

const storageKey = 'deloton.wallAudience'

/** Who this machine's wall is for. */
export const wallAudience = createValueStore<WallAudience>(readAudience())

export function setWallAudience(audience: WallAudience): void {
  try {
    localStorage.setItem(storageKey, audience)
  } catch {
    // Storage is refused here: the choice holds until the page is left.
  }
  wallAudience.set(audience)
}

/** The audience that a wall's address names (`#/wall?staff=1`); null where it names none. */
export function audienceOf(hash: string): WallAudience | null {
  const [path, search = ''] = hash.split('?')
  if (path !== '#/wall') return null
  const staff = new URLSearchParams(search).get('staff')
  return staff === null ? null : staff === '1' ? 'staff' : 'public'
}

/** Whether what is shown now is a wall for the public. */
export const isQuietScreen = (): boolean => /^#\/wall\b/.test(location.hash) && wallAudience.get() === 'public'

function readAudience(): WallAudience {
  try {
    return localStorage.getItem(storageKey) === 'staff' ? 'staff' : 'public'
  } catch {
    return 'public'
  }
}
