import type { CompressResult, JobRun } from '../../../shared/domain/jobs'
import { type Formats, formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** What moving rides did, as part of a line. */
export function movedWords(result: CompressResult, formats: Formats): string {
  if (result.rides === 0) return t('history.moved.none')
  return t('history.moved', {
    quantity: result.rides,
    rides: formats.integer(result.rides),
    before: formatBytes(result.used_bytes_before),
    after: formatBytes(result.used_bytes_after)
  })
}

/** The result of a run that moved rides; null for one that failed, was interrupted or still runs. */
export const compressResultOf = ({ result }: JobRun): CompressResult | null =>
  result !== null && 'readings' in result ? result : null

/** How a run ended. */
export function outcomeWords(run: JobRun, formats: Formats): string {
  if (run.outcome === null) return t('history.run.running')
  if (run.outcome === 'interrupted') return t('history.run.interrupted')
  const moved = compressResultOf(run)
  if (moved !== null) return movedWords(moved, formats)
  return run.result !== null && 'message' in run.result ? run.result.message : t('history.run.failed')
}

/** "14:00, moved 24 rides, 1.9 MB to 0.1 MB" */
export function lastRunWords(run: JobRun, formats: Formats, nowMs: number): string {
  const beganMs = momentMs(run.began_at)
  const words = outcomeWords(run, formats)
  return beganMs === null ? words : t('history.last.words', { moment: formats.shortMoment(beganMs, nowMs), words })
}

/** A run that is due is begun at the console's next look. */
const soonMs = 60_000

/** When a job runs next by schedule. */
export function nextRunWords(nextAt: string | null, formats: Formats, nowMs: number): string {
  const nextMs = momentMs(nextAt)
  if (nextMs === null) return t('history.next.none')
  return nextMs - nowMs < soonMs ? t('history.next.soon') : formats.shortMoment(nextMs, nowMs)
}

/** What a run that was asked for did, as a sentence. */
export const compressedSentence = (result: CompressResult, formats: Formats): string =>
  result.rides === 0
    ? t('history.compressed.none')
    : t('history.compressed', {
        quantity: result.rides,
        rides: formats.integer(result.rides),
        readings: formats.integer(result.readings),
        before: formatBytes(result.used_bytes_before),
        after: formatBytes(result.used_bytes_after)
      })
