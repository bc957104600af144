import type { QuarantineRetry } from '../../../shared/domain/quarantine'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** How many reasons a sentence names. */
const namedReasons = 2

/** What retrying did, as a sentence: how many are understood now, how many are not and why. */
export function retriedSentence(result: QuarantineRetry, formats: Formats): string {
  const { stored, control, kept, reasons } = result
  const understood = stored + control
  if (understood + kept === 0) return t('quarantine.retried.nothing')
  const sentence = t('quarantine.retried', {
    quantity: understood,
    understood: formats.integer(understood),
    kept: formats.integer(kept)
  })
  if (reasons.length === 0) return `${sentence}.`
  const named = reasons
    .slice(0, namedReasons)
    .map(({ reason, messages }) => t('quarantine.retried.reason', { count: formats.integer(messages), reason }))
  const more = reasons.length > namedReasons ? [t('quarantine.retried.more')] : []
  return `${sentence}: ${[...named, ...more].join(', ')}.`
}
