import type { AlertPriority, AlertRuleId } from '../../../shared/domain/alert'
import type { Readable } from './open'

/** From `fromMs` on, before `toMs`; epoch ms. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** What a report reads of a ride; of one that runs, so far. */
export interface ReportRide {
  readonly rideId: number
  readonly logId: number
  readonly partition: number
  readonly streamKey: string
  readonly riderId: number | null
  readonly bikeSerial: string | null
  readonly startMs: number
  readonly firstDurationS: number | null
  readonly lastDurationS: number | null
  readonly readingCount: number
  readonly heartRateSum: number
  readonly heartRateCount: number
  readonly powerSum: number
  readonly powerCount: number
  readonly powerMax: number | null
}

export interface ReportRider {
  readonly gender: string | null
  readonly bornMs: number | null
}

export interface FiredAlert {
  readonly rule: AlertRuleId
  readonly priority: AlertPriority
  readonly bikeKey: string | null
  readonly bikeSerial: string | null
  readonly startedMs: number
  readonly endedMs: number | null
  readonly peakBpm: number | null
  readonly limitBpm: number | null
  readonly notifiedMs: number | null
  readonly acknowledgedMs: number | null
}

/** A stretch of a partition's offsets that was lost, and what is known of its time. */
export interface LostOffsets {
  readonly offsets: number
  /** Log time of the last ride before it, epoch ms; null for none. */
  readonly lastBeforeMs: number | null
  /** Whether somebody rode when it began. */
  readonly hasCutRide: boolean
  /** When the first ride after it began; null for none. */
  readonly firstAfterMs: number | null
}

/**
 * What a report asks of the stores, by indexes and the columns of rides; readings are never read through. To be asked in one
 * read transaction: rides move from store to store.
 */
export interface ReportQueries {
  /** Rides of both stores that began in a span, oldest first: the same order wherever they are kept. */
  rides(span: Span): Iterable<ReportRide>
  /** Null for an id nothing is known of. */
  rider(riderId: number): ReportRider | null
  /** Alerts that fired in a span and were not late, oldest first. */
  alerts(span: Span): FiredAlert[]
  countHighAlerts(span: Span): number
  /** When the oldest ride began; null where there is none. */
  firstRideMs(): number | null
  /**
   * Log time of the last line of a ride in a span; its last millisecond where a ride goes on over its end; null where nobody
   * rode. Rides that began more than a day before the span are not looked for.
   */
  lastEventMs(span: Span): number | null
  /** Messages that were put into quarantine in a span by the console's clock and are not understood, discarded ones too. */
  countQuarantined(span: Span): number
  /** Offsets whose loss was noticed in a span by the console's clock. Markers of transactions are no loss. */
  countLost(span: Span): number
  /** What was lost and noticed at or after a moment (console's clock); of more than 500 losses the largest. */
  lostSince(sinceMs: number): LostOffsets[]
}

const rideColumns = `ride_id AS rideId, log_id AS logId, partition, stream_key AS streamKey, rider_id AS riderId,
  bike_serial AS bikeSerial, start_ms AS startMs, first_duration_s AS firstDurationS, last_duration_s AS lastDurationS,
  reading_count AS readingCount, heart_rate_sum AS heartRateSum, heart_rate_count AS heartRateCount,
  power_sum AS powerSum, power_count AS powerCount, power_max AS powerMax`

const begun = (columns: string, table: string): string =>
  `SELECT ${columns} FROM ${table} WHERE start_ms >= @fromMs AND start_ms < @toMs`

const dayMs = 86_400_000
const longestGapList = 500

type LossKey = { logId: number; partition: number; fromOffset: number; toOffset: number }

/**
 * The newest ride of each stream that began before a loss. CROSS JOIN: stream by stream, where the planner would look at
 * every ride of the partition.
 */
const ridesBeforeLoss = (table: string): string => `SELECT ifnull(end_ms, start_ms) AS atMs, end_reason = 'gap' AS isCut
  FROM bike_stream CROSS JOIN ${table} USING (log_id, partition, stream_key)
  WHERE log_id = @logId AND partition = @partition AND first_offset = (
    SELECT max(first_offset) FROM ${table} AS other WHERE other.log_id = @logId AND other.partition = @partition
      AND other.stream_key = bike_stream.stream_key AND other.first_offset < @fromOffset)`

const ridesAfterLoss = (table: string): string => `SELECT start_ms AS atMs
  FROM bike_stream CROSS JOIN ${table} USING (log_id, partition, stream_key)
  WHERE log_id = @logId AND partition = @partition AND first_offset = (
    SELECT min(first_offset) FROM ${table} AS other WHERE other.log_id = @logId AND other.partition = @partition
      AND other.stream_key = bike_stream.stream_key AND other.first_offset > @toOffset)`

export function createReportQueries(database: Readable): ReportQueries {
  const rides = database.prepare<[Span], ReportRide>(
    `${begun(rideColumns, 'daily_ride')} UNION ALL ${begun(rideColumns, 'historical_ride')} ORDER BY startMs, rideId`
  )
  const rider = database.prepare<[number], ReportRider>(
    'SELECT gender, born_ms AS bornMs FROM rider WHERE rider_id = ?'
  )
  const alerts = database.prepare<[Span], FiredAlert>(
    `SELECT rule, priority, bike_key AS bikeKey, bike_serial AS bikeSerial, started_ms AS startedMs, ended_ms AS endedMs,
       peak_bpm AS peakBpm, limit_bpm AS limitBpm, notified_ms AS notifiedMs, acknowledged_ms AS acknowledgedMs
     FROM alert WHERE started_ms >= @fromMs AND started_ms < @toMs AND late = 0 ORDER BY started_ms, alert_id`
  )
  const highAlerts = database.prepare<[Span], number>(
    `SELECT count(*) FROM alert WHERE started_ms >= @fromMs AND started_ms < @toMs AND late = 0 AND priority = 'high'`
  )
  const firstRide = database.prepare<[], number | null>(
    `SELECT min(first) FROM (SELECT min(start_ms) AS first FROM daily_ride
       UNION ALL SELECT min(start_ms) FROM historical_ride)`
  )
  const lastMoments = `ride_id, start_ms, ifnull(end_ms,
    (SELECT at_ms FROM daily_reading AS reading WHERE reading.ride_id = daily_ride.ride_id
     ORDER BY reading_number DESC LIMIT 1)) AS last_ms`
  const lastEvent = database.prepare<[Span & { sinceMs: number }], number | null>(
    `SELECT max(min(max(start_ms, ifnull(last_ms, start_ms)), @toMs - 1)) FROM (
       SELECT ${lastMoments} FROM daily_ride WHERE start_ms >= @sinceMs AND start_ms < @toMs
       UNION ALL
       SELECT ride_id, start_ms, end_ms FROM historical_ride WHERE start_ms >= @sinceMs AND start_ms < @toMs
     ) WHERE max(start_ms, ifnull(last_ms, start_ms)) >= @fromMs`
  )
  const quarantined = database.prepare<[Span], number>(
    `SELECT (SELECT count(*) FROM quarantine WHERE arrived_ms >= @fromMs AND arrived_ms < @toMs)
       + (SELECT count(*) FROM discarded_message WHERE arrived_ms >= @fromMs AND arrived_ms < @toMs)`
  )
  const lost = database.prepare<[Span], number>(
    `SELECT ifnull(sum(to_offset - from_offset + 1), 0) FROM gap
     WHERE noticed_ms >= @fromMs AND noticed_ms < @toMs AND reason <> 'transaction'`
  )
  const losses = database.prepare<[number, number], LossKey>(
    `SELECT log_id AS logId, partition, from_offset AS fromOffset, to_offset AS toOffset FROM gap
     WHERE noticed_ms >= ? AND reason <> 'transaction' ORDER BY to_offset - from_offset DESC, gap_id LIMIT ?`
  )
  const beforeLoss = database.prepare<[LossKey], { atMs: number; isCut: 0 | 1 | null }>(
    `${ridesBeforeLoss('daily_ride')} UNION ALL ${ridesBeforeLoss('historical_ride')}
     ORDER BY atMs DESC, isCut DESC LIMIT 1`
  )
  const afterLoss = database.prepare<[LossKey], { atMs: number }>(
    `${ridesAfterLoss('daily_ride')} UNION ALL ${ridesAfterLoss('historical_ride')} ORDER BY atMs LIMIT 1`
  )
  return {
    rides: (span) => rides.iterate(span),
    rider: (riderId) => rider.get(riderId) ?? null,
    alerts: (span) => alerts.all(span),
    countHighAlerts: (span) => highAlerts.pluck().get(span) ?? 0,
    firstRideMs: () => firstRide.pluck().get() ?? null,
    lastEventMs: (span) => lastEvent.pluck().get({ ...span, sinceMs: span.fromMs - dayMs }) ?? null,
    countQuarantined: (span) => quarantined.pluck().get(span) ?? 0,
    countLost: (span) => lost.pluck().get(span) ?? 0,
    lostSince: (sinceMs) =>
      losses.all(sinceMs, longestGapList).map((loss) => {
        const before = beforeLoss.get(loss)
        return {
          offsets: loss.toOffset - loss.fromOffset + 1,
          lastBeforeMs: before?.atMs ?? null,
          hasCutRide: before?.isCut === 1,
          firstAfterMs: afterLoss.get(loss)?.atMs ?? null
        }
      })
  }
}
