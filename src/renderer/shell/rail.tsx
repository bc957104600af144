import { Link } from '@tanstack/react-router'
import { unacknowledgedAlerts } from '../alerts/told-alerts'
import { t } from '../i18n/translate'
import { useAlarm } from '../live/use-alarm'
import { Mark } from '../ui/mark'
import { railPages } from './pages'

export function Rail() {
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <div className="rail-mark">
        <Mark size={34} />
      </div>
      {railPages.map(({ to, label, Icon }, index) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ includeSearch: false }}
          className="rail-link"
          title={`${label()} (${index + 1})`}
          aria-keyshortcuts={String(index + 1)}
        >
          <Icon size={20} stroke={1.75} aria-hidden="true" />
          {label()}
          {to === '/alerts' && <AlertCount />}
        </Link>
      ))}
    </nav>
  )
}

/** How many alerts wait for someone to acknowledge them. */
function AlertCount() {
  const count = unacknowledgedAlerts(useAlarm()).length
  if (count === 0) return null
  return (
    <span className="rail-count" data-testid="alert-count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="said">{t('nav.alerts.count', { quantity: count, count })}</span>
    </span>
  )
}
