import type { RetentionPreview } from '../../../shared/domain/jobs'
import { type Formats, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** What a limit of so many days would remove, in one sentence. */
export function retentionWords(
  days: number,
  { rides, oldest_at, newest_at }: RetentionPreview,
  isOtherWorld: boolean,
  formats: Formats
): string {
  const limit = { quantity: days, days: formats.integer(days) }
  if (isOtherWorld) return t('settings.retention.otherWorld', limit)
  const oldestMs = momentMs(oldest_at)
  const newestMs = momentMs(newest_at)
  if (rides === 0 || oldestMs === null || newestMs === null) return t('settings.retention.none', limit)
  const from = formats.date(oldestMs)
  const to = formats.date(newestMs)
  const removed = t('settings.retention.rides', { quantity: rides, count: formats.integer(rides) })
  const ended = from === to ? t('settings.retention.on', { on: from }) : t('settings.retention.between', { from, to })
  return t('settings.retention.removes', { ...limit, rides: removed, ended })
}
