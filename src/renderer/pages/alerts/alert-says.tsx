import { Link } from '@tanstack/react-router'
import type { Alert } from '../../../shared/domain/alert'
import { isOver } from '../../alerts/told-alerts'
import { t } from '../../i18n/translate'
import { useCall } from '../../live/queries'
import { outcomeOf } from './alert-outcome'
import { Lasted } from './alert-row'
import { secondsWords } from './seconds-words'

/** Who an alert is about, how long it has lasted, and why nobody was told where nobody was. */
export function AlertSays({ alert }: { readonly alert: Alert }) {
  return (
    <>
      <p className="alert-says">
        {alert.ride_id !== null && <Who alert={alert} />}
        <HowLong alert={alert} />
      </p>
      <WhoIsOnIt alert={alert} />
      {alert.state === 'latched' && <p className="alert-waiting">{t('alertsPage.detail.latched')}</p>}
      {alert.late && <p className="alert-aside">{lateWords(alert)}</p>}
      {alert.muted && <p className="alert-aside">{t('alertsPage.detail.muted')}</p>}
    </>
  )
}

function Who({ alert }: { readonly alert: Alert }) {
  const { data } = useCall('rider.get', { rider_id: alert.rider_id ?? 0 }, { isEnabled: alert.rider_id !== null })
  const name = data?.name ?? alert.rider_alias
  if (alert.rider_id === null || name === null) return <span>{t('alertsPage.unknownRider')}. </span>
  return (
    <>
      <Link className="alert-name" to="/rider/$riderId" params={{ riderId: alert.rider_id }}>
        <bdi title={name}>{name}</bdi>
      </Link>
      {data !== undefined && data.age_years !== null && t('alertsPage.detail.age', { age: data.age_years })}
      {'. '}
    </>
  )
}

/** Rules about the signal, and about a fall, say nothing of a range. */
const isOfRange = ({ rule }: Alert): boolean => rule === 'L1' || rule.startsWith('H')

function HowLong({ alert }: { readonly alert: Alert }) {
  const key = isOver(alert)
    ? isOfRange(alert)
      ? 'alertsPage.detail.wasOutside'
      : 'alertsPage.detail.lasted'
    : isOfRange(alert)
      ? 'alertsPage.detail.outside'
      : 'alertsPage.detail.lasts'
  // The time goes on by itself: the sentence around it stays.
  const [before = '', after = ''] = t(key, { time: '\n' }).split('\n')
  return (
    <span className="alert-how-long">
      {before}
      <Lasted alert={alert} />
      {after}
    </span>
  )
}

function WhoIsOnIt({ alert }: { readonly alert: Alert }) {
  const outcome = outcomeOf(alert)
  if (outcome.kind !== 'acknowledged') return null
  return (
    <p className="alert-aside">
      {t('alertsPage.happened.acknowledged')} {t('alertsPage.happened.by')} <bdi>{outcome.by}</bdi>
      {outcome.afterS !== null && t('alertsPage.detail.after', { time: secondsWords(outcome.afterS) })}
    </p>
  )
}

function lateWords(alert: Alert): string {
  if (alert.notified_at !== null) return t('alertsPage.detail.late.told')
  const waits = alert.state === 'resolved' ? '' : ` ${t('alertsPage.detail.late.waiting')}`
  return t('alertsPage.detail.late') + waits
}
