import { IconLayoutGrid, IconRouteAltLeft } from '@tabler/icons-react'
import { t } from '../i18n/translate'
import { Mark } from '../ui/mark'
import { hrefOf, type Route } from './route'

const entries = [
  { route: 'floor', key: '1', label: () => t('nav.floor'), Icon: IconLayoutGrid },
  { route: 'pipeline', key: '2', label: () => t('nav.pipeline'), Icon: IconRouteAltLeft }
] as const

export function Rail({ current }: { readonly current: Route }) {
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <div className="rail-mark">
        <Mark size={34} />
      </div>
      {entries.map(({ route, key, label, Icon }) => (
        <a
          key={route}
          href={hrefOf(route)}
          className="rail-link"
          title={`${label()} (${key})`}
          aria-keyshortcuts={key}
          {...(route === current ? { 'aria-current': 'page' as const } : {})}
        >
          <Icon size={20} stroke={1.75} aria-hidden="true" />
          {label()}
        </a>
      ))}
    </nav>
  )
}
