import { Link } from '@tanstack/react-router'
import type { Alert } from '../../../shared/domain/alert'
import { ruleName } from '../../alerts/alert-words'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'

const shown = 5
const askEveryMs = 15_000

/** The rider's last alerts, newest first; each leads to its own. */
export function RiderAlerts({ riderId }: { readonly riderId: number }) {
  const query = useCall('alerts.list', { rider_id: riderId, limit: shown }, { everyMs: askEveryMs })
  const alerts = query.data?.items
  return (
    <section className="rider-part" aria-labelledby="rider-alerts">
      <div className="rider-part-head">
        <h3 id="rider-alerts">{t('rider.alerts')}</h3>
        {alerts !== undefined && alerts.length > 0 && (
          <Link className="rider-part-link" to="/alerts" search={{ rider: riderId }}>
            {t('rider.alerts.all')}
          </Link>
        )}
      </div>
      {alerts === undefined && query.error !== null && (
        <p className="quiet">
          {t('rider.alerts.failed')}{' '}
          <button type="button" className="button small" onClick={() => void query.refetch()}>
            {t('rider.retry')}
          </button>
        </p>
      )}
      {alerts !== undefined && alerts.length === 0 && <p className="quiet">{t('rider.alerts.none')}</p>}
      {alerts !== undefined && alerts.length > 0 && (
        <ul className="rider-alerts">
          {alerts.map((alert) => (
            <AlertLine key={alert.alert_id} alert={alert} riderId={riderId} />
          ))}
        </ul>
      )}
    </section>
  )
}

function AlertLine({ alert, riderId }: { readonly alert: Alert; readonly riderId: number }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const startMs = momentMs(alert.started_at)
  const { peak_heart_rate: peak, limit } = alert
  return (
    <li>
      <span className="quiet">{startMs === null ? '' : formats.shortMoment(startMs, ticker.nowMs())}</span>
      <Link className="ellipsis" to="/alerts" search={{ rider: riderId, alert: alert.alert_id }}>
        {ruleName(alert.rule)}
      </Link>
      <span className="rider-alert-value">
        {alert.state !== 'resolved' && <b>{t('rider.alerts.now')} </b>}
        {peak !== null && Math.round(peak)}
        {peak !== null && limit !== null && <span className="quiet"> / {Math.round(limit)}</span>}
      </span>
    </li>
  )
}
