import { bikeLabel } from '../floor/names'
import { rideDurationS } from '../ingest/ride-figures'
import type { ListedRide } from '../store/export-rows'

const dayMs = 86_400_000

interface Bike {
  model: string
  firstMs: number
  lastMs: number
  rides: number
  isExported: boolean
}

interface Day {
  readonly riders: Set<number>
  rides: number
  durationS: number
  powerSum: number
  readings: number
  isExported: boolean
}

/** What rides add up to by bike and by day. A day is one of the gym's calendar, as days since 1970. */
export interface Dimensions {
  /**
   * Counts a ride in. The rows of its bike and of its day are those of all rides that were counted; they are among the rows
   * as soon as one ride was that `isExported`.
   */
  add(ride: ListedRide, day: number, isExported: boolean): void
  /** By serial; of rides whose bike is not known there is none. */
  bikes(): {
    bike_serial: string
    bike_label: string
    bike_model: string
    first_ride_time: number
    last_ride_time: number
    rides: number
  }[]
  /** In the order of the calendar; `date` is epoch ms of that day in UTC. */
  days(): {
    date: number
    rides: number
    riders: number
    duration_s: number
    energy_kj: number
    reading_count: number
  }[]
}

export function createDimensions(): Dimensions {
  const bikes = new Map<string, Bike>()
  const days = new Map<number, Day>()

  const addToBike = (
    serial: string,
    { start_ms: startMs, bike_model: model }: ListedRide,
    isExported: boolean
  ): void => {
    const bike = bikes.get(serial)
    if (bike === undefined) {
      bikes.set(serial, { model, firstMs: startMs, lastMs: startMs, rides: 1, isExported })
      return
    }
    if (startMs >= bike.lastMs) {
      bike.lastMs = startMs
      bike.model = model
    }
    bike.firstMs = Math.min(bike.firstMs, startMs)
    bike.rides += 1
    bike.isExported ||= isExported
  }
  const addToDay = (number: number, ride: ListedRide, isExported: boolean): void => {
    let day = days.get(number)
    if (day === undefined) {
      day = { riders: new Set(), rides: 0, durationS: 0, powerSum: 0, readings: 0, isExported: false }
      days.set(number, day)
    }
    if (ride.rider_id !== null) day.riders.add(ride.rider_id)
    day.rides += 1
    day.durationS += rideDurationS({ firstDurationS: ride.first_duration_s, lastDurationS: ride.last_duration_s }) ?? 0
    day.powerSum += ride.power_sum
    day.readings += ride.reading_count
    day.isExported ||= isExported
  }
  return {
    add(ride, day, isExported) {
      if (ride.bike_serial !== null) addToBike(ride.bike_serial, ride, isExported)
      addToDay(day, ride, isExported)
    },
    bikes: () =>
      [...bikes]
        .filter(([, { isExported }]) => isExported)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([serial, { model, firstMs, lastMs, rides }]) => ({
          bike_serial: serial,
          bike_label: bikeLabel(serial),
          bike_model: model,
          first_ride_time: firstMs,
          last_ride_time: lastMs,
          rides
        })),
    days: () =>
      [...days]
        .filter(([, { isExported }]) => isExported)
        .sort(([a], [b]) => a - b)
        .map(([day, { rides, riders, durationS, powerSum, readings }]) => ({
          date: day * dayMs,
          rides,
          riders: riders.size,
          duration_s: durationS,
          energy_kj: powerSum / 1_000,
          reading_count: readings
        }))
  }
}
