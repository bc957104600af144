import type { Ride } from '../../../shared/domain/ride'
import type { RiderDurations } from '../../../shared/domain/rider'
import { rideDurationS } from '../ingest/ride-figures'
import type { Readable } from './open'
import type { Page } from './page-cursor'
import type { Span } from './report-queries'
import {
  inBothStores,
  newestRides,
  type PlaceInList,
  placeOf,
  type RideRow,
  type RideSource,
  rideColumns,
  ridePage
} from './ride-row'
import { cityKeyOf } from './rider-keys'

const longRideMs = 86_400_000
/** How many of the newest rides are looked through for those of a city, for one that is wanted. */
const windowForOne = 20
const largestWindow = 5_000

export interface RideLists {
  /** Rides that run, or ended in a span, newest first. Throws `BadCursorError`. */
  runningOrEnded(span: Span, limit: number, cursor: string | undefined): Page<Ride>
  /**
   * Rides that began in a span or were under way in it, newest first; one that runs is under way up to `nowMs`. Throws
   * `BadCursorError`.
   */
  underWay(span: Span, nowMs: number, limit: number, cursor: string | undefined): Page<Ride>
  /** Rides by riders of a city, whatever its case and accents, newest first. Throws `BadCursorError`. */
  byCity(city: string, limit: number, cursor: string | undefined): Page<Ride>
  /** Newest first; null for an id that neither a rider nor a ride has. */
  durations(riderId: number): RiderDurations | null
  /** Whether anything is known of a rider: their data or a ride. */
  hasRider(riderId: number): boolean
}

const runningOrEnded: readonly RideSource[] = [
  { store: 'daily', condition: 'end_ms IS NULL', index: 'daily_ride_running' },
  { store: 'daily', condition: 'end_ms >= @fromMs AND end_ms < @toMs', index: 'daily_ride_ended' },
  { store: 'historical', condition: 'end_ms >= @fromMs AND end_ms < @toMs', index: 'historical_ride_by_end' }
]

/** Rides that began before the span's end; the place in the list says so. */
const underWay: readonly RideSource[] = [
  {
    store: 'daily',
    condition: 'start_ms >= @fromMs OR end_ms >= @fromMs OR (end_ms IS NULL AND @nowMs >= @fromMs)',
    index: 'daily_ride_by_start'
  },
  {
    store: 'historical',
    condition: `start_ms >= @fromMs - ${longRideMs}
      AND (start_ms >= @fromMs OR (end_ms >= @fromMs AND end_ms - start_ms <= ${longRideMs}))`,
    index: 'historical_ride_by_start'
  },
  {
    store: 'historical',
    condition: `end_ms - start_ms > ${longRideMs} AND end_ms >= @fromMs AND start_ms < @fromMs`,
    index: 'historical_ride_long'
  }
]

type ShortRow = Pick<RideRow, 'store' | 'ride_id' | 'start_ms'>
type CityPlace = PlaceInList & { readonly cityKey: string }

const shortColumns = 'store, ride_id, start_ms, rider_id'

/** Of the newest rides those of a city: soon found where many riders are of it. */
const newestOfCity = `SELECT store, ride_id, start_ms
  FROM (${newestRides(inBothStores('rider_id IS NOT NULL'), shortColumns).replaceAll('@limit', '@window')}) AS ride
  WHERE (SELECT city_key FROM rider WHERE rider.rider_id = ride.rider_id) = @cityKey
  ORDER BY start_ms DESC, ride_id DESC LIMIT @limit`

/** All rides by riders of a city, by an index that has all that is asked for: quick where few riders are of it. */
const ofRidersOfCity = `${['daily', 'historical']
  .map(
    (store) => `SELECT * FROM (SELECT '${store}' AS store, ride_id, start_ms
      FROM rider CROSS JOIN ${store}_ride USING (rider_id)
      WHERE city_key = @cityKey AND (start_ms, ride_id) < (@startMs, @rideId)
      ORDER BY start_ms DESC, ride_id DESC LIMIT @limit)`
  )
  .join(' UNION ALL ')} ORDER BY start_ms DESC, ride_id DESC LIMIT @limit`

/** Lists of rides other than the whole one, by prepared statements on one connection. Needs the newest schema. */
export function createRideLists(database: Readable): RideLists {
  const endedOrRuns = database.prepare<[PlaceInList & Span], RideRow>(newestRides(runningOrEnded))
  const wasUnderWay = database.prepare<[PlaceInList & { fromMs: number; nowMs: number }], RideRow>(
    newestRides(underWay)
  )
  const inWindow = database.prepare<[CityPlace & { window: number }], ShortRow>(newestOfCity)
  const ofCity = database.prepare<[CityPlace], ShortRow>(ofRidersOfCity)
  const byId = database.prepare<[number], RideRow>(`SELECT ${rideColumns} FROM ride WHERE ride_id = ?`)
  const ofRider = database.prepare<[number], DurationRow>(
    `SELECT ride_id, end_ms IS NOT NULL AS hasEnded, first_duration_s AS firstDurationS,
       last_duration_s AS lastDurationS
     FROM ride WHERE rider_id = ? ORDER BY start_ms DESC, ride_id DESC`
  )
  const known = database
    .prepare<[{ riderId: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM rider WHERE rider_id = @riderId)
         OR EXISTS (SELECT 1 FROM daily_ride WHERE rider_id = @riderId)
         OR EXISTS (SELECT 1 FROM historical_ride WHERE rider_id = @riderId)`
    )
    .pluck()

  const hasRider = (riderId: number): boolean => known.get({ riderId }) === 1
  const rowsOfCity = (place: CityPlace): ShortRow[] => {
    const near = inWindow.all({ ...place, window: Math.min(largestWindow, windowForOne * place.limit) })
    return near.length === place.limit ? near : ofCity.all(place)
  }
  return {
    runningOrEnded: (span, limit, cursor) =>
      ridePage(endedOrRuns.all({ ...span, ...placeOf(cursor), limit: limit + 1 }), limit),
    underWay({ fromMs, toMs }, nowMs, limit, cursor) {
      const place = placeOf(cursor)
      // No ride has the id 0: below it are those that began before the end.
      const from = place.startMs < toMs ? place : { startMs: toMs, rideId: 0 }
      return ridePage(wasUnderWay.all({ fromMs, nowMs, ...from, limit: limit + 1 }), limit)
    },
    // One read of the store: a ride may move from one store to the other between two.
    byCity: database.transaction((city: string, limit: number, cursor: string | undefined) => {
      const cityKey = cityKeyOf(city)
      const place = { ...placeOf(cursor), limit: limit + 1 }
      const rows = cityKey === null ? [] : rowsOfCity({ ...place, cityKey })
      return ridePage(
        rows.flatMap(({ ride_id }) => byId.get(ride_id) ?? []),
        limit
      )
    }),
    durations: database.transaction((riderId: number) =>
      hasRider(riderId) ? durationsOf(riderId, ofRider.all(riderId)) : null
    ),
    hasRider
  }
}

interface DurationRow {
  ride_id: number
  hasEnded: 0 | 1
  firstDurationS: number | null
  lastDurationS: number | null
}

function durationsOf(riderId: number, rows: readonly DurationRow[]): RiderDurations {
  const rides = rows.map((row) => ({
    ride_id: row.ride_id,
    ended: row.hasEnded === 1,
    duration_s: row.hasEnded === 1 ? rideDurationS(row) : null
  }))
  // In whole microseconds: the sum is the same in any order, and as a leaderboard has it.
  const totalUs = rides.reduce((sum, { duration_s }) => sum + Math.round((duration_s ?? 0) * 1e6), 0)
  return { rider_id: riderId, rides, total_duration_s: totalUs / 1e6 }
}
