import {
  IconAlertSquareRounded,
  IconFileText,
  IconHourglass,
  IconLoader,
  IconMailCheck,
  IconMailForward,
  IconMailX,
  IconProgress
} from '@tabler/icons-react'
import type { ReportMood } from './report-mood'

const icons = {
  mailed: IconMailCheck,
  made: IconFileText,
  mailing: IconMailForward,
  partial: IconProgress,
  'mail-failed': IconMailX,
  failed: IconAlertSquareRounded,
  waiting: IconHourglass,
  making: IconLoader
} as const

/** The sign of what became of a day's report: each has a shape of its own. Nothing where there is none. */
export function MoodIcon({ mood }: { readonly mood: ReportMood }) {
  if (mood === 'none') return null
  const Icon = icons[mood]
  return <Icon size={16} stroke={1.75} aria-hidden="true" className={`report-mood is-${mood}`} />
}
