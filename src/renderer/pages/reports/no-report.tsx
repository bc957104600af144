import { IconAlertSquareRoundedFilled, IconCalendarOff, IconHourglass, IconLoader } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { MakeButton } from './make-button'
import type { ReportActions } from './use-report-actions'

/** Why there is no report of a day to be seen, and what to do. */
export function NoReport({
  report,
  day,
  today,
  actions
}: {
  /** None, or one that is not made. */
  readonly report: Report | null
  readonly day: string
  readonly today: string
  readonly actions: ReportActions
}) {
  if (actions.doing === 'make' || report?.state === 'making') {
    return (
      <Words icon={<IconLoader size={28} stroke={1.5} />} title={t('reports.making')} why={t('reports.making.why')} />
    )
  }
  if (report?.state === 'waiting') {
    return (
      <Words
        icon={<IconHourglass size={28} stroke={1.5} />}
        title={t('reports.waiting')}
        why={t('reports.waiting.why')}
      >
        <MakeButton actions={actions} label={t('reports.make.now')} />
      </Words>
    )
  }
  if (report?.state === 'failed') {
    return (
      <Words
        icon={<IconAlertSquareRoundedFilled size={28} />}
        isBad
        title={t('reports.notMade')}
        why={report.problem ?? t('reports.note.noWhy')}
      >
        <MakeButton actions={actions} label={t('reports.preview.retry')} />
      </Words>
    )
  }
  const icon = <IconCalendarOff size={28} stroke={1.5} />
  if (day > today) return <Words icon={icon} title={t('reports.none.future')} why={t('reports.none.future.why')} />
  return (
    <Words
      icon={icon}
      title={t('reports.none')}
      why={day === today ? t('reports.none.today.why') : t('reports.none.why')}
    >
      <MakeButton actions={actions} label={t('reports.make')} />
    </Words>
  )
}

function Words({
  icon,
  isBad = false,
  title,
  why,
  children
}: {
  readonly icon: ReactNode
  readonly isBad?: boolean
  readonly title: string
  readonly why: string
  readonly children?: ReactNode
}) {
  return (
    <div className="report-none">
      <div className={isBad ? 'report-none-words is-bad' : 'report-none-words'} role="status">
        <span aria-hidden="true">{icon}</span>
        <b>{title}</b>
        <p>{why}</p>
      </div>
      {children}
    </div>
  )
}
