/**
 * Every ride in arrays, one place (slot) a ride, so that a question about all of them is a loop over numbers. Figures are as
 * in the table of rides; what is not known is NaN, in whole-number arrays what is said beside it. Slots that are free hold
 * what was there: only those in `order` mean something.
 */
export interface RideColumns {
  /** Slots of all rides by start, then id: oldest first. */
  readonly order: Uint32Array
  readonly rideId: Float64Array
  /** UTC epoch ms. */
  readonly startMs: Float64Array
  /** NaN while it runs. */
  readonly endMs: Float64Array
  /** Place in `RiderColumns`, -1 for a rider nobody knows. */
  readonly rider: Int32Array
  /** Place in `bikes`, 0 for none. */
  readonly bike: Int32Array
  /** By the ride clock. */
  readonly durationS: Float64Array
  readonly readingCount: Float64Array
  readonly heartRateSum: Float64Array
  readonly heartRateCount: Float64Array
  readonly heartRateMax: Float64Array
  readonly cadenceSum: Float64Array
  readonly cadenceCount: Float64Array
  readonly cadenceMax: Float64Array
  readonly powerSum: Float64Array
  readonly powerCount: Float64Array
  readonly powerMax: Float64Array
  readonly resistanceSum: Float64Array
  readonly resistanceCount: Float64Array
  readonly resistanceMax: Float64Array
  readonly best60sWatts: Float64Array
  readonly best20minWatts: Float64Array
  /** The gym's calendar and clock at the start: days since 1970, and the hour. */
  readonly day: Int32Array
  readonly hour: Uint8Array
  /** Whole years of the rider on that day, -1 for unknown. */
  readonly ageYears: Int16Array
  /** Place in `ageBrackets`. */
  readonly ageBracket: Uint8Array
}

/** Every rider, one place each; those that were removed have the id 0. */
export interface RiderColumns {
  readonly count: number
  readonly riderId: Float64Array
  /** Birth moment, epoch ms; NaN for none. */
  readonly bornMs: Float64Array
  /** Places in `genders` and `cities`, 0 for unknown. */
  readonly gender: Uint32Array
  readonly city: Uint32Array
  readonly names: readonly (string | null)[]
}

/**
 * A state of all of it. It is changed in place by the next `read()`: use it before anything is awaited. The object itself is
 * another one whenever anything changed, so what was worked out from it may be kept by it.
 */
export interface Columns {
  readonly rides: RideColumns
  readonly riders: RiderColumns
  readonly riderAt: ReadonlyMap<number, number>
  /** Another number whenever anything but a running ride changed. */
  readonly endedVersion: number
  /** Words for the codes, as most riders have them written; the first is `unknown`. */
  readonly genders: readonly string[]
  readonly cities: readonly string[]
  /** What they are looked up by, in the same places: see `genderKeyOf`, `cityKeyOf`. */
  readonly genderKeys: readonly string[]
  readonly cityKeys: readonly string[]
  /** Serials; the first is `unknown`. */
  readonly bikes: readonly string[]
}
