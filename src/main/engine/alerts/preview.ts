import type { AlertRules, RulePreview } from '../../../shared/domain/alert-rules'
import type { OwnLimits } from '../../../shared/figures/heart-rate'
import { rideDurationS } from '../ingest/ride-figures'
import { PackedSeriesError, type ReadingColumns } from '../store/history/packed-series'
import { readingsInPart } from '../store/history/ride-mover'
import type { PastRide, PastRides } from '../store/past-rides'
import { createRuleCounter } from './rule-counts'

export interface PreviewInput {
  readonly now: AlertRules
  readonly asked: AlertRules
  /** Rides that began at or after it, epoch ms. */
  readonly sinceMs: number
  /** How many readings are looked at before it ends, incomplete; whole rides are. */
  readonly mostReadings: number
}

/** What two sets of rules would have done over rides of the past, worked out in steps of a few milliseconds. */
export interface PreviewWork {
  /** Looks at a part of the next ride, the newest first; false when there is none left, or enough was seen. */
  step(): boolean
  /** What was seen so far. */
  result(): RulePreview
}

const ridesAtOnce = 100

interface RideUnderWay {
  readonly ride: PastRide
  readonly takers: readonly ReturnType<ReturnType<typeof createRuleCounter>['ride']>[]
  lastNumber: number
}

export function createPreviewWork(
  { now, asked, sinceMs, mostReadings }: PreviewInput,
  rides: PastRides,
  ownLimits: (riderId: number) => OwnLimits
): PreviewWork {
  const counters = [createRuleCounter(now), createRuleCounter(asked)] as const
  let waiting: PastRide[] = []
  let last: PastRide | null = null
  let underWay: RideUnderWay | null = null
  let ended: 'not yet' | 'all seen' | 'enough seen' = 'not yet'
  let readingCount = 0
  let rideCount = 0
  let secondsRidden = 0
  let isDamaged = false

  const nextRide = (): RideUnderWay | null => {
    if (waiting.length === 0) waiting = rides.next(sinceMs, last, ridesAtOnce)
    const ride = waiting.shift()
    if (ride === undefined) return null
    last = ride
    const { riderId, bornMs, gender } = ride
    const rider = riderId === null ? null : { bornMs, gender, own: ownLimits(riderId) }
    return { ride, takers: counters.map((counter) => counter.ride(rider, ride.startMs)), lastNumber: 0 }
  }
  /** False when it was the ride's last part. */
  const take = (at: RideUnderWay): boolean => {
    const { columns, lastNumber, hasMore } = rides.readings(at.ride.rideId, at.lastNumber, readingsInPart)
    readingCount += columns.atMs.length
    at.lastNumber = lastNumber
    eachReading(columns, at.takers)
    return hasMore
  }
  const finish = ({ firstDurationS, lastDurationS }: PastRide): void => {
    underWay = null
    rideCount += 1
    secondsRidden += rideDurationS({ firstDurationS, lastDurationS }) ?? 0
  }
  return {
    step() {
      if (ended !== 'not yet') return false
      if (underWay === null && readingCount >= mostReadings) {
        ended = waiting.length > 0 || rides.next(sinceMs, last, 1).length > 0 ? 'enough seen' : 'all seen'
        return false
      }
      underWay ??= nextRide()
      if (underWay === null) {
        ended = 'all seen'
        return false
      }
      try {
        if (!take(underWay)) finish(underWay.ride)
      } catch (error) {
        if (!(error instanceof PackedSeriesError)) throw error
        isDamaged = true
        underWay = null
      }
      return true
    },
    result: () => ({
      rides: rideCount,
      ride_hours: secondsRidden / 3_600,
      from: new Date(ended === 'enough seen' && last !== null ? last.startMs : sinceMs).toISOString(),
      now: counters[0].counts(),
      asked: counters[1].counts(),
      is_complete: ended === 'all seen' && !isDamaged
    })
  }
}

/** Gives each reading to all takers: it is made once. */
function eachReading(columns: ReadingColumns, takers: RideUnderWay['takers']): void {
  const { atMs, durationS, heartRateBpm, cadenceRpm, powerWatts, resistance } = columns
  for (const [index, at] of atMs.entries()) {
    const reading = {
      atMs: at,
      durationS: durationS[index] ?? null,
      heartRateBpm: heartRateBpm[index] ?? null,
      cadenceRpm: cadenceRpm[index] ?? null,
      powerWatts: powerWatts[index] ?? null,
      resistance: resistance[index] ?? null
    }
    for (const take of takers) take(reading)
  }
}
