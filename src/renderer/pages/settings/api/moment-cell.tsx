import { momentMs } from '../../../i18n/format'
import { t } from '../../../i18n/translate'
import { useFormats, useLive } from '../../../live/live-context'

/** A moment of a list: by the day where that is enough, to the second in its title; null is `never`. */
export function MomentCell({
  moment,
  precision
}: {
  readonly moment: string | null
  readonly precision: 'day' | 'minute' | 'second'
}) {
  const formats = useFormats()
  const { ticker } = useLive()
  const ms = momentMs(moment)
  if (moment === null || ms === null) return <span className="words">{moment ?? t('access.never')}</span>
  const nowMs = ticker.nowMs()
  const shown =
    precision === 'day'
      ? formats.day(ms, nowMs)
      : precision === 'minute'
        ? formats.shortMoment(ms, nowMs)
        : formats.moment(ms, nowMs)
  return (
    <time dateTime={moment} title={`${formats.date(ms)}, ${formats.time(ms)} ${formats.zone(ms)}`}>
      {shown}
    </time>
  )
}
