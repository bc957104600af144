import { IconChevronLeft, IconChevronRight, IconDownload, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { Chip } from '../../ui/chip'
import { OldNote, PaneFailure, PaneWait } from '../pipeline/pane-answer'
import { dayWords } from './day-words'
import { NoReport } from './no-report'
import './preview.css'
import { PreviewSheets } from './preview-sheets'
import { completenessText } from './report-mood'
import type { OpenReport } from './use-open-report'
import type { ReportActions } from './use-report-actions'
import type { ShownReports } from './use-reports'

/** The report of the day chosen as it is printed, or why there is none. */
export function PreviewPane({
  shown,
  opened,
  actions,
  onDay
}: {
  readonly shown: ShownReports
  readonly opened: OpenReport
  readonly actions: ReportActions
  readonly onDay: (days: number) => void
}) {
  const { report, day, today } = shown
  const pages = report?.state === 'made' && opened.pdf.kind === 'read' ? opened.pdf.document.numPages : 0
  return (
    <section className="pane report-preview" aria-label={t('reports.preview')}>
      <div className="report-preview-head">
        <h2>{dayWords(day)}</h2>
        {report?.state === 'made' && <DataChip report={report} />}
        <OldNote query={shown.ofDay} />
        <span className="spring" />
        {pages > 0 && (
          <span className="quiet report-pages">{t('reports.preview.pages', { quantity: pages, count: pages })}</span>
        )}
        <HeadButton label={`${t('reports.day.before')} ([)`} onClick={() => onDay(-1)}>
          <IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />
        </HeadButton>
        <HeadButton label={`${t('reports.day.after')} (])`} onClick={day < today ? () => onDay(1) : null}>
          <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
        </HeadButton>
        <HeadButton label={t('reports.save')} onClick={opened.save}>
          <IconDownload size={18} stroke={1.75} aria-hidden="true" />
        </HeadButton>
        <HeadButton label={t('reports.print')} onClick={opened.print}>
          <IconPrinter size={18} stroke={1.75} aria-hidden="true" />
        </HeadButton>
      </div>
      <PreviewBody shown={shown} opened={opened} actions={actions} />
    </section>
  )
}

function PreviewBody({
  shown,
  opened,
  actions
}: {
  readonly shown: ShownReports
  readonly opened: OpenReport
  readonly actions: ReportActions
}) {
  const { report, ofDay, day, today } = shown
  if (report === undefined) {
    return ofDay.error === null ? (
      <PaneWait />
    ) : (
      <Failure title={t('reports.failed')} why={ofDay.error.message} onRetry={() => void ofDay.refetch()} />
    )
  }
  if (report?.state !== 'made') return <NoReport report={report} day={day} today={today} actions={actions} />
  if (opened.pdf.kind !== 'failed') return <PreviewSheets pdf={opened.pdf} day={day} />
  return <Failure title={t('reports.preview.failed')} why={opened.pdf.why} onRetry={opened.retry} />
}

function Failure({
  title,
  why,
  onRetry
}: {
  readonly title: string
  readonly why: string
  readonly onRetry: () => void
}) {
  return <PaneFailure error={{ code: 'internal', message: why }} failed={title} refusal={null} onRetry={onRetry} />
}

function HeadButton({
  label,
  onClick,
  children
}: {
  readonly label: string
  /** Null where it can not be done now. */
  readonly onClick: (() => void) | null
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className="icon-button report-tool"
      aria-label={label}
      title={label}
      disabled={onClick === null}
      onClick={() => onClick?.()}
    >
      {children}
    </button>
  )
}

function DataChip({ report }: { readonly report: Report }) {
  const percent = report.completeness_percent
  if (percent === null) return null
  return percent < 100 ? (
    <Chip tone="warning">{t('reports.data.partial', { percent: completenessText(percent) })}</Chip>
  ) : (
    <Chip tone="good">{t('reports.data.complete')}</Chip>
  )
}
