import { ageBrackets } from '../../../shared/domain/leaderboard'
import { ageBracketOf } from '../../../shared/figures/age'
import { ageYears } from '../../../shared/figures/heart-rate'
import { rideDurationS } from '../ingest/ride-figures'
import type { ColumnRide } from '../store/column-rows'
import type { RideColumns } from './columns'
import { grown } from './grown'
import type { RiderTable } from './rider-table'
import type { ZoneClock } from './zone-clock'

/** The rides in columns, as they are put in. */
export interface RideTable {
  columns(): RideColumns
  bikes(): readonly string[]
  /** Puts a ride in, or changes it. */
  put(ride: ColumnRide): void
  remove(rideId: number): void
  /** Ids of the rides that ran when they were put in. */
  running(): number[]
  /** Works the ages anew of the rides of riders at these places. */
  agesChanged(places: ReadonlySet<number>): void
}

const dayMs = 86_400_000
const unknown = Number.NaN
const figures = [
  'rideId',
  'startMs',
  'endMs',
  'durationS',
  'readingCount',
  'heartRateSum',
  'heartRateCount',
  'heartRateMax',
  'cadenceSum',
  'cadenceCount',
  'cadenceMax',
  'powerSum',
  'powerCount',
  'powerMax',
  'resistanceSum',
  'resistanceCount',
  'resistanceMax',
  'best60sWatts',
  'best20minWatts'
] as const satisfies readonly (keyof RideColumns)[]
type Figure = (typeof figures)[number]

const bracketCodes = new Map(ageBrackets.map((bracket, code) => [bracket, code]))
/** Code of the bracket by age, from -1 for unknown on. */
const bracketByAge = Uint8Array.from({ length: 202 }, (_, index) => {
  const years = index - 1
  return bracketCodes.get(ageBracketOf(years < 0 ? null : years)) ?? 0
})
const oldestKept = 200

export function createRideTable(riders: RiderTable, clock: ZoneClock, unknownBike: string): RideTable {
  const first = 4_096
  const numbers = Object.fromEntries(figures.map((name) => [name, new Float64Array(first)])) as Record<
    Figure,
    Float64Array<ArrayBuffer>
  >
  let rider = new Int32Array(first)
  let bike = new Int32Array(first)
  let day = new Int32Array(first)
  let hour = new Uint8Array(first)
  let years = new Int16Array(first)
  let bracket = new Uint8Array(first)
  const slotOf = new Map<number, number>()
  const running = new Set<number>()
  const free: number[] = []
  const bikes = [unknownBike]
  const bikeCodes = new Map<string, number>()
  let slots = 0
  let order = new Uint32Array(0)
  /** Slots that are not in `order` where they belong; and whether some in it are free now. */
  let misplaced: number[] = []
  let hasGone = false

  const grow = (slot: number): void => {
    if (slot < rider.length) return
    for (const name of figures) numbers[name] = grown(numbers[name], slot)
    rider = grown(rider, slot)
    bike = grown(bike, slot)
    day = grown(day, slot)
    hour = grown(hour, slot)
    years = grown(years, slot)
    bracket = grown(bracket, slot)
  }
  const bikeCode = (serial: string | null): number => {
    if (serial === null) return 0
    let code = bikeCodes.get(serial)
    if (code === undefined) {
      code = bikes.length
      bikeCodes.set(serial, code)
      bikes.push(serial)
    }
    return code
  }
  const writeAge = (slot: number): void => {
    const place = rider[slot] ?? -1
    const bornMs = place < 0 ? unknown : (riders.columns().bornMs[place] ?? unknown)
    const age = Number.isNaN(bornMs) ? null : ageYears(Math.floor(bornMs / dayMs) * dayMs, (day[slot] ?? 0) * dayMs)
    const kept = age === null || age > oldestKept ? -1 : age
    years[slot] = kept
    bracket[slot] = bracketByAge[kept + 1] ?? 0
  }
  const isBefore = (a: number, b: number): boolean => {
    const difference = (numbers.startMs[a] ?? 0) - (numbers.startMs[b] ?? 0)
    return difference < 0 || (difference === 0 && (numbers.rideId[a] ?? 0) < (numbers.rideId[b] ?? 0))
  }
  /** Merges what was put in since into the order: a pass over all of it, sorting only the new ones. */
  const reorder = (): void => {
    if (misplaced.length === 0 && !hasGone) return
    const moved = new Set(misplaced)
    const added = [...moved].filter((slot) => numbers.rideId[slot] !== 0)
    added.sort((a, b) => (isBefore(a, b) ? -1 : 1))
    const merged = new Uint32Array(slotOf.size)
    let to = 0
    let next = 0
    for (const slot of order) {
      if (numbers.rideId[slot] === 0 || moved.has(slot)) continue
      for (let other = added[next]; other !== undefined && isBefore(other, slot); other = added[next]) {
        merged[to++] = other
        next += 1
      }
      merged[to++] = slot
    }
    for (const slot of added.slice(next)) merged[to++] = slot
    order = merged
    misplaced = []
    hasGone = false
  }
  return {
    columns() {
      reorder()
      return { order, ...numbers, rider, bike, day, hour, ageYears: years, ageBracket: bracket }
    },
    bikes: () => bikes,
    put(ride) {
      let slot = slotOf.get(ride.rideId)
      const isMoved = slot === undefined || numbers.startMs[slot] !== ride.startMs
      if (slot === undefined) {
        slot = free.pop() ?? slots++
        grow(slot)
        slotOf.set(ride.rideId, slot)
      }
      // A slot that was freed and given again since the last order may still stand in its old place.
      if (isMoved) misplaced.push(slot)
      for (const name of figures) {
        if (name !== 'durationS') numbers[name][slot] = ride[name] ?? unknown
      }
      numbers.durationS[slot] = rideDurationS(ride) ?? unknown
      rider[slot] = ride.riderId === null ? -1 : riders.claim(ride.riderId)
      bike[slot] = bikeCode(ride.bikeSerial)
      day[slot] = clock.dayOf(ride.startMs)
      hour[slot] = clock.hourOf(ride.startMs)
      writeAge(slot)
      if (ride.endMs === null) running.add(ride.rideId)
      else running.delete(ride.rideId)
    },
    remove(rideId) {
      const slot = slotOf.get(rideId)
      if (slot === undefined) return
      slotOf.delete(rideId)
      running.delete(rideId)
      numbers.rideId[slot] = 0
      free.push(slot)
      hasGone = true
    },
    running: () => [...running],
    agesChanged(places) {
      for (const slot of slotOf.values()) if (places.has(rider[slot] ?? -1)) writeAge(slot)
    }
  }
}
