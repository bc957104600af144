import type { Report } from '../../../shared/domain/report'
import { momentMs } from '../../i18n/format'
import { useFormats, useLive } from '../../live/live-context'
import { wentOut } from './report-mood'

/** When a report last went out and to how many, ready for a sentence; null where it went to nobody yet. */
export function useWentOut(report: Report) {
  const formats = useFormats()
  const { ticker } = useLive()
  const out = wentOut(report)
  const ms = out === null ? null : momentMs(out.at)
  if (out === null || ms === null) return null
  return { quantity: out.people, count: formats.integer(out.people), moment: formats.shortMoment(ms, ticker.nowMs()) }
}
