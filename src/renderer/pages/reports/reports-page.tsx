import { useCallback } from 'react'
import { t } from '../../i18n/translate'
import { usePageHead } from '../../shell/page-head'
import { usePageKeys } from '../../shell/shortcuts'
import '../../ui/controls.css'
import '../../ui/pane.css'
import '../pipeline/pipeline.css'
import { CalendarPane } from './calendar-pane'
import { shiftDay } from './month'
import { PreviewPane } from './preview-pane'
import './reports.css'
import { SidePane } from './side-pane'
import { useOpenReport } from './use-open-report'
import { useReportActions } from './use-report-actions'
import { useReports } from './use-reports'
import { useReportsSearch } from './use-reports-search'

/** Reports: the days, the report of one of them, and what can be done with it. */
export function ReportsPage() {
  usePageHead(t('nav.reports'))
  const { search, show } = useReportsSearch()
  const shown = useReports(search)
  const actions = useReportActions(shown.day)
  const opened = useOpenReport(shown.report, actions)
  const { day, today } = shown
  const move = useCallback(
    (days: number): void => {
      const next = shiftDay(day, days)
      // What has not come yet has no report.
      if (next <= today || days < 0) show({ day: next })
    },
    [day, today, show]
  )
  usePageKeys({ '[': () => move(-1), ']': () => move(1) })
  return (
    <div className="panes reports">
      <CalendarPane shown={shown} onShow={show} />
      <PreviewPane shown={shown} opened={opened} actions={actions} onDay={move} />
      <SidePane shown={shown} opened={opened} actions={actions} />
    </div>
  )
}
