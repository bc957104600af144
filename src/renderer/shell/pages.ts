import { IconBell, IconFileText, IconLayoutGrid, IconRouteAltLeft, IconSettings } from '@tabler/icons-react'
import { t } from '../i18n/translate'

/** Pages of the rail in their order; the n-th opens with the digit n. */
export const railPages = [
  { to: '/floor', label: () => t('nav.floor'), Icon: IconLayoutGrid },
  { to: '/alerts', label: () => t('nav.alerts'), Icon: IconBell },
  { to: '/reports', label: () => t('nav.reports'), Icon: IconFileText },
  { to: '/pipeline', label: () => t('nav.pipeline'), Icon: IconRouteAltLeft },
  { to: '/settings', label: () => t('nav.settings'), Icon: IconSettings }
] as const
