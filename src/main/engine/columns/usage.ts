import type { Analytics } from '../../../shared/domain/analytics'
import { bikeLabel } from '../floor/names'
import type { Columns } from './columns'
import { weekdayOf } from './zone-clock'

const hoursOfDay = 24

/** Days since 1970, both included; `first` is null where there is none. */
export interface Days {
  readonly first: number | null
  readonly last: number
}

/** How many rides began in each hour of the week, and how many on average of the weekdays among `days`. */
export function ridesByWeekdayHour({ rides }: Columns, slots: Uint32Array, days: Days): Analytics['by_weekday_hour'] {
  const counts = new Float64Array(7 * hoursOfDay)
  for (const slot of slots) {
    const cell = weekdayOf(rides.day[slot] ?? 0) * hoursOfDay + (rides.hour[slot] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  const weekdays = countWeekdays(days)
  return Array.from(counts, (count, cell) => {
    const weekday = Math.floor(cell / hoursOfDay)
    const of = weekdays[weekday] ?? 0
    return { weekday, hour: cell % hoursOfDay, rides: count, mean: of === 0 ? null : count / of }
  })
}

/** How many of each weekday, 0 is Monday. */
function countWeekdays({ first, last }: Days): number[] {
  const counts = new Array<number>(7).fill(0)
  if (first === null || last < first) return counts
  const days = last - first + 1
  return counts.map((_none, weekday) => {
    const untilFirst = (weekday - weekdayOf(first) + 7) % 7
    return untilFirst >= days ? 0 : 1 + Math.floor((days - 1 - untilFirst) / 7)
  })
}

/** Over the days on which rides began: from the first start to the last end of them; of a running ride what it has so far. */
export function inUseSeconds({ rides }: Columns, slots: Uint32Array): number {
  let sumMs = 0
  let day = Number.NaN
  let firstMs = 0
  let lastMs = 0
  for (const slot of slots) {
    const startMs = rides.startMs[slot] ?? 0
    const endMs = rides.endMs[slot] ?? Number.NaN
    const overMs = Number.isNaN(endMs) ? startMs + known(rides.durationS[slot]) * 1_000 : endMs
    if (rides.day[slot] !== day) {
      sumMs += lastMs - firstMs
      day = rides.day[slot] ?? 0
      firstMs = startMs
      lastMs = startMs
    }
    lastMs = Math.max(lastMs, overMs)
  }
  return (sumMs + lastMs - firstMs) / 1_000
}

const inNumbers = new Intl.Collator('en', { numeric: true })

/** By label. `inUseS`: what 100 % is. */
export function ridesByBike({ rides, bikes }: Columns, slots: Uint32Array, inUseS: number): Analytics['by_bike'] {
  const counts = new Float64Array(bikes.length)
  const rideS = new Float64Array(bikes.length)
  for (const slot of slots) {
    const bike = rides.bike[slot] ?? 0
    counts[bike] = (counts[bike] ?? 0) + 1
    rideS[bike] = (rideS[bike] ?? 0) + known(rides.durationS[slot])
  }
  const rows: Analytics['by_bike'] = []
  for (const [bike, count] of counts.entries()) {
    if (count === 0) continue
    const serial = bike === 0 ? null : (bikes[bike] ?? null)
    const seconds = rideS[bike] ?? 0
    rows.push({
      bike_serial: serial,
      bike_label: bikeLabel(serial),
      rides: count,
      ride_s: seconds,
      utilisation_percent: inUseS > 0 ? (seconds / inUseS) * 100 : null
    })
  }
  return rows.sort(
    (a, b) =>
      Number(a.bike_serial === null) - Number(b.bike_serial === null) ||
      inNumbers.compare(a.bike_label, b.bike_label) ||
      ((a.bike_serial ?? '') < (b.bike_serial ?? '') ? -1 : 1)
  )
}

const known = (value = 0): number => (Number.isNaN(value) ? 0 : value)
