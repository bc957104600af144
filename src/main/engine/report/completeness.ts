import type { LostOffsets, Span } from '../store/report-queries'
import type { ReportFigures } from './report-figures'

/** A bike sends two messages a second. */
const messageMs = 500

/**
 * When messages that were lost must have been sent: between the last ride before them and the first after, and for no longer
 * than half a second each, as at least one bike sent them. They begin where a ride was cut off; where none was they end where
 * the next ride begins. An estimate: offsets have no time. Null where nothing tells when.
 */
export function spanOfLoss({ offsets, lastBeforeMs, hasCutRide, firstAfterMs }: LostOffsets): Span | null {
  const longestMs = offsets * messageMs
  if (lastBeforeMs !== null && (hasCutRide || firstAfterMs === null)) {
    return { fromMs: lastBeforeMs, toMs: Math.min(firstAfterMs ?? Number.POSITIVE_INFINITY, lastBeforeMs + longestMs) }
  }
  if (firstAfterMs === null) return null
  return { fromMs: Math.max(lastBeforeMs ?? Number.NEGATIVE_INFINITY, firstAfterMs - longestMs), toMs: firstAfterMs }
}

/**
 * What of a period is missing, and how much is there: of its length, whatever part of the gym a loss is about. `readUpToMs`: all
 * that happened before is stored; null where all of the period is.
 */
export function completenessOf(
  period: Span,
  losses: readonly LostOffsets[],
  readUpToMs: number | null
): ReportFigures['completeness'] {
  const spans = losses.flatMap((loss) => spanOfLoss(loss) ?? [])
  if (readUpToMs !== null) spans.push({ fromMs: readUpToMs, toMs: period.toMs })
  const missing = merged(spans.map((span) => clipped(span, period)))
  const lengthMs = period.toMs - period.fromMs
  const missingMs = missing.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  return { percent: lengthMs <= 0 ? 100 : (100 * (lengthMs - missingMs)) / lengthMs, missing }
}

const clipped = ({ fromMs, toMs }: Span, period: Span): Span => ({
  fromMs: Math.max(fromMs, period.fromMs),
  toMs: Math.min(toMs, period.toMs)
})

function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = []
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    if (span.toMs <= span.fromMs) continue
    const last = apart.at(-1)
    if (last === undefined || span.fromMs > last.toMs) apart.push(span)
    else apart[apart.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) }
  }
  return apart
}
