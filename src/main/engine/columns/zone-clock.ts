import { wallOffsets } from '../report/zones'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** No zone has ever changed its clock but at a quarter of an hour. */
const quarterMs = 900_000

/** What the gym's wall clock and calendar show at a moment. */
export interface ZoneClock {
  /** Days of the calendar since 1 January 1970. */
  dayOf(ms: number): number
  /** 0 to 23. */
  hourOf(ms: number): number
}

/** A zone's clock that remembers what it was asked: rides come close together. Throws RangeError for no zone. */
export function createZoneClock(timeZone: string): ZoneClock {
  const offsetAt = wallOffsets(timeZone)
  const offsets = new Map<number, number>()
  const wallMs = (ms: number): number => {
    const quarter = Math.floor(ms / quarterMs)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      offset = offsetAt(quarter * quarterMs)
      offsets.set(quarter, offset)
    }
    return ms + offset
  }
  return {
    dayOf: (ms) => Math.floor(wallMs(ms) / dayMs),
    hourOf(ms) {
      const wall = wallMs(ms)
      return Math.floor((wall - Math.floor(wall / dayMs) * dayMs) / hourMs)
    }
  }
}

/** 0 is Monday. `day`: days since 1970, which began on a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7
