import { IconCheck, IconVolumeOff } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Alert } from '../../shared/domain/alert'
import { t } from '../i18n/translate'
import { useConsoleTime, useFormats, useStored, useTile } from '../live/live-context'
import { useAlarm } from '../live/use-alarm'
import { useAlertActions } from './alert-actions'
import { actionWords, alertFigures, priorityStars, ruleName } from './alert-words'
import './alerts.css'
import { PriorityIcon } from './priority-icon'
import { soundPlayer } from './sound-player'
import { callingAlerts } from './told-alerts'
import { useEnterKey } from './use-enter-key'
import { useSilence } from './use-silence'

/** The gravest alert that nobody has acknowledged, on every page. It never takes the focus; `AlertLayer` announces it. */
export function AlertBanner() {
  const calling = callingAlerts(useAlarm())
  const [top] = calling
  return (
    <div className="banner-place">{top !== undefined && <CallingBanner alert={top} more={calling.length - 1} />}</div>
  )
}

function CallingBanner({ alert, more }: { readonly alert: Alert; readonly more: number }) {
  const actions = useAlertActions()
  const navigate = useNavigate()
  const isBlocked = useStored(soundPlayer.isBlocked)
  const { ride_id: rideId } = alert
  useEnterKey(() => {
    if (rideId !== null) void navigate({ to: '/ride/$rideId', params: { rideId } })
  })
  const action = isBlocked ? t('sound.blocked.long') : actionWords(alert)
  return (
    <section
      className={`banner-alert is-${alert.priority}`}
      aria-label={t('alert.banner')}
      data-testid="alert-banner"
      data-alert={alert.alert_id}
    >
      <PriorityIcon priority={alert.priority} size={26} />
      <span className="banner-stars" role="img" aria-label={t(`alert.priority.${alert.priority}`)}>
        {priorityStars(alert)}
      </span>
      <span className="banner-line">
        {t('alert.banner.line', { bike: alert.bike_label.toUpperCase(), rule: ruleName(alert.rule).toUpperCase() })}
      </span>
      <span className="banner-action ellipsis" title={action}>
        {action}
      </span>
      <span className="spring" />
      <Figures alert={alert} />
      {more > 0 && (
        <Link className="button" to="/alerts">
          {t('alert.banner.more', { count: more })}
        </Link>
      )}
      {rideId !== null && (
        <Link className="button" to="/ride/$rideId" params={{ rideId }} aria-keyshortcuts="Enter">
          {t('alert.open')}
          <kbd>↵</kbd>
        </Link>
      )}
      <SilenceButton />
      <button
        type="button"
        className="button primary"
        aria-keyshortcuts="A"
        onClick={() => void actions.acknowledge([alert])}
      >
        <IconCheck size={16} stroke={1.75} aria-hidden="true" />
        {t('alert.acknowledge')}
        <kbd>A</kbd>
      </button>
    </section>
  )
}

/** The heart rate now where it is known, else the gravest; the limit; how long. */
function Figures({ alert }: { readonly alert: Alert }) {
  const tile = useTile(alert.bike_key ?? '')
  const formats = useFormats()
  const isOfRide = tile !== undefined && tile.ride_id === alert.ride_id
  const bpm = (isOfRide ? tile.heart_rate : null) ?? alert.peak_heart_rate
  const words = useConsoleTime((nowMs) => alertFigures({ ...alert, peak_heart_rate: bpm }, nowMs, formats))
  return <span className="banner-figures">{words}</span>
}

export function SilenceButton() {
  const { left, toggle } = useSilence()
  return (
    <button type="button" className="button" aria-keyshortcuts="S" aria-pressed={left !== null} onClick={toggle}>
      <IconVolumeOff size={16} stroke={1.75} aria-hidden="true" />
      {left === null ? t('alert.silence') : <span className="silence-left">{t('alert.silenced', { left })}</span>}
      <kbd>S</kbd>
    </button>
  )
}
