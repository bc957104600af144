import {
  IconBell,
  IconBike,
  IconChartHistogram,
  IconFileText,
  IconLayoutGrid,
  IconRouteAltLeft,
  IconSettings,
  IconTableExport,
  IconTrophy,
  IconUsers
} from '@tabler/icons-react'
import { t } from '../i18n/translate'

/** Pages of the rail in their order; the first nine open with the digits 1 to 9, see `digitOf`. */
export const railPages = [
  { to: '/floor', label: () => t('nav.floor'), Icon: IconLayoutGrid },
  { to: '/alerts', label: () => t('nav.alerts'), Icon: IconBell },
  { to: '/riders', label: () => t('nav.riders'), Icon: IconUsers },
  { to: '/rides', label: () => t('nav.rides'), Icon: IconBike },
  { to: '/leaderboard', label: () => t('nav.leaderboard'), Icon: IconTrophy },
  { to: '/analytics', label: () => t('nav.analytics'), Icon: IconChartHistogram },
  { to: '/reports', label: () => t('nav.reports'), Icon: IconFileText },
  { to: '/pipeline', label: () => t('nav.pipeline'), Icon: IconRouteAltLeft },
  { to: '/exports', label: () => t('nav.exports'), Icon: IconTableExport },
  { to: '/settings', label: () => t('nav.settings'), Icon: IconSettings }
] as const

/** The digit that opens the n-th page (from 0); the tenth opens with 0, as the keys lie. */
export const digitOf = (index: number): string => String((index + 1) % 10)
