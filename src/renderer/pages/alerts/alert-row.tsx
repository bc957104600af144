import { memo } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { alertLastedMs, ruleName } from '../../alerts/alert-words'
import { type Formats, formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime } from '../../live/live-context'
import { type AlertOutcome, outcomeOf } from './alert-outcome'
import { PriorityMark } from './priority-mark'
import { secondsWords } from './seconds-words'

/** One alert of the list. A click on it, or Enter on the button that its rule is, opens it. */
export const AlertRow = memo(function AlertRow({
  alert,
  time,
  formats,
  isChosen,
  isTabStop,
  onOpen,
  onFocus
}: {
  readonly alert: Alert
  /** When it fired, as it is written. */
  readonly time: string
  readonly formats: Formats
  readonly isChosen: boolean
  readonly isTabStop: boolean
  /** `byKey`: the focus is to follow. */
  readonly onOpen: (alertId: number, byKey: boolean) => void
  readonly onFocus: (alertId: number) => void
}) {
  const rule = ruleName(alert.rule)
  return (
    <tr
      className={isChosen ? 'alert-row is-chosen' : 'alert-row'}
      data-testid="alert-row"
      data-alert={alert.alert_id}
      // A press of Enter on the button is a click without a pointer.
      onClick={(event) => onOpen(alert.alert_id, event.detail === 0)}
    >
      <td>
        <PriorityMark alert={alert} />
      </td>
      <td>{time}</td>
      <td className="alert-bike">
        {alert.bike_key === null ? (
          <span className="words">{t('alertsPage.noBike')}</span>
        ) : (
          <bdi>{alert.bike_label}</bdi>
        )}
      </td>
      <td>
        <RiderCell alert={alert} />
      </td>
      <td>
        <button
          type="button"
          className="alert-open ellipsis"
          title={rule}
          aria-label={
            alert.bike_key === null
              ? t('alertsPage.row.console', { rule, time })
              : t('alertsPage.row', { rule, bike: alert.bike_label, time })
          }
          aria-current={isChosen ? 'true' : undefined}
          tabIndex={isTabStop ? 0 : -1}
          onFocus={() => onFocus(alert.alert_id)}
        >
          {rule}
        </button>
      </td>
      <td className="number">
        <Peak alert={alert} formats={formats} />
      </td>
      <td className="number">
        <Lasted alert={alert} />
      </td>
      <td>
        <Outcome outcome={outcomeOf(alert)} isHigh={alert.priority === 'high' || alert.rule === 'P1'} />
      </td>
    </tr>
  )
})

function RiderCell({ alert }: { readonly alert: Alert }) {
  if (alert.ride_id === null) return <span className="words">{t('alertsPage.noRider')}</span>
  if (alert.rider_alias === null) return <span className="words">{t('alertsPage.unknownRider')}</span>
  return (
    <div className="ellipsis alert-rider" title={alert.rider_alias}>
      <bdi>{alert.rider_alias}</bdi>
    </div>
  )
}

const signalRules = ['S1', 'S2', 'P1'] as const

function Peak({ alert, formats }: { readonly alert: Alert; readonly formats: Formats }) {
  if (alert.peak_heart_rate === null) {
    const rule = signalRules.find((known) => known === alert.rule) ?? 'other'
    return <span className="words">{t(`alertsPage.signal.${rule}`)}</span>
  }
  return (
    <>
      {formats.integer(alert.peak_heart_rate)}
      {alert.limit !== null && (
        <span className="words"> {t('alertsPage.limit', { limit: formats.integer(alert.limit) })}</span>
      )}
    </>
  )
}

/** How long it lasted; goes on with the clock while it does. */
export function Lasted({ alert }: { readonly alert: Alert }) {
  return <>{useConsoleTime((nowMs) => formatElapsed(alertLastedMs(alert, nowMs) / 1_000))}</>
}

/** The moment an alert fired, in the gym's words. */
export const firedWords = (alert: Alert, formats: Formats, nowMs: number): string => {
  const firedMs = momentMs(alert.started_at)
  return firedMs === null ? alert.started_at : formats.moment(firedMs, nowMs)
}

function Outcome({ outcome, isHigh }: { readonly outcome: AlertOutcome; readonly isHigh: boolean }) {
  if (outcome.kind === 'acknowledged') {
    return (
      <span className="alert-who second">
        <bdi className="ellipsis" title={outcome.by}>
          {outcome.by}
        </bdi>
        {outcome.afterS !== null && (
          <span className="alert-after">{t('alertsPage.outcome.after', { time: secondsWords(outcome.afterS) })}</span>
        )}
      </span>
    )
  }
  const isWaiting = isHigh && (outcome.kind === 'open' || outcome.kind === 'latched' || outcome.kind === 'clearing')
  return <span className={isWaiting ? 'alert-waiting' : 'second'}>{t(`alertsPage.outcome.${outcome.kind}`)}</span>
}
