import { Link, useRouterState } from '@tanstack/react-router'
import { unacknowledgedAlerts } from '../alerts/told-alerts'
import { t } from '../i18n/translate'
import { useAlarm } from '../live/use-alarm'
import { Mark } from '../ui/mark'
import { digitOf, railPages } from './pages'

/** Pages of one thing, by the page of the rail that they belong to. */
const partsOf: Readonly<Record<string, string>> = { '/riders': '/rider/', '/rides': '/ride/' }

function isWithin(path: string, page: string): boolean {
  const parts = partsOf[page]
  return parts !== undefined && path.startsWith(parts)
}

export function Rail() {
  const path = useRouterState({ select: (state) => state.location.pathname })
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
          {...(isWithin(path, to) ? { 'aria-current': 'true' as const } : {})}
          title={`${label()} (${digitOf(index)})`}
          aria-keyshortcuts={digitOf(index)}
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
