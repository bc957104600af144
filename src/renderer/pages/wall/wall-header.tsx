import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useLive } from '../../live/live-context'
import { LiveChip } from '../../shell/live-chip'
import { SampleChip } from '../../shell/top-bar'
import { Mark } from '../../ui/mark'
import { wallLine } from '../floor/floor-words'
import { useFloorSummary } from '../floor/use-floor-summary'
import { WallCall } from './wall-call'

/** The floor in one line, how live it is, and the time. */
export function WallHeader({
  isPictureLive,
  isReasonHidden
}: {
  readonly isPictureLive: boolean
  readonly isReasonHidden: boolean
}) {
  const { floor } = useLive().console
  const formats = useFormats()
  const summary = useFloorSummary()
  return (
    <header className="wall-header">
      <Mark size={46} />
      <h1 className="said">{t('wall.title')}</h1>
      <p className="wall-line">{isPictureLive && floor.isLoaded() && wallLine(summary, formats)}</p>
      <WallCall isReasonHidden={isReasonHidden} />
      <SampleChip />
      <LiveChip />
      <WallClock />
    </header>
  )
}

export function WallClock() {
  const formats = useFormats()
  const { ticker } = useLive()
  const time = useConsoleTime((nowMs) => formats.hourMinute(nowMs))
  return (
    <time className="clock" title={t('clock.label')}>
      {time}
      <small>{formats.zone(ticker.nowMs())}</small>
    </time>
  )
}
