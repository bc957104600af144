import type { RetentionPreview } from '../../../../shared/domain/jobs'
import type { Readable } from '../open'

/** Which historical rides ended before a moment (epoch ms), in figures. */
export function previewRetention(database: Readable, endedBeforeMs: number): RetentionPreview {
  const row = database
    .prepare<[number], { rides: number; oldest_ms: number | null; newest_ms: number | null }>(
      'SELECT count(*) AS rides, min(end_ms) AS oldest_ms, max(end_ms) AS newest_ms FROM historical_ride WHERE end_ms < ?'
    )
    .get(endedBeforeMs)
  const moment = (ms: number | null | undefined): string | null => (ms == null ? null : new Date(ms).toISOString())
  return { rides: row?.rides ?? 0, oldest_at: moment(row?.oldest_ms), newest_at: moment(row?.newest_ms) }
}
