import { wallOffsets } from '../report/zones'

const dayMs = 86_400_000
/** No zone has ever changed its clock but at a quarter of an hour. */
const quarterMs = 900_000

/** What the gym's wall clock showed at a moment, as the ms at which a clock in UTC shows the same. Throws RangeError for no zone. */
export function createWallClock(timeZone: string): (ms: number) => number {
  const offsetAt = wallOffsets(timeZone)
  // Rides come one after the other: most begin in the quarter of an hour of the one before.
  let kept = { quarter: Number.NaN, offset: 0 }
  return (ms) => {
    const quarter = Math.floor(ms / quarterMs)
    if (quarter !== kept.quarter) kept = { quarter, offset: offsetAt(quarter * quarterMs) }
    return ms + kept.offset
  }
}

/** Days since 1970 of a moment on that clock. */
export const dayOfWall = (wallMs: number): number => Math.floor(wallMs / dayMs)
