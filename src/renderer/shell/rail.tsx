import { Link } from '@tanstack/react-router'
import { t } from '../i18n/translate'
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
        </Link>
      ))}
    </nav>
  )
}
