import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import { PaneWait } from '../pipeline/pane-answer'
import { SaidLine } from '../pipeline/said-line'
import { Delivery } from './delivery'
import { MakeButton } from './make-button'
import { ReportFacts } from './report-facts'
import { Schedule } from './schedule'
import { SendButton } from './send-button'
import './side-pane.css'
import type { OpenReport } from './use-open-report'
import type { ReportActions } from './use-report-actions'
import type { ShownReports } from './use-reports'
import { WentOutWords } from './went-out-words'

/** What can be done with the day's report, who got it, and when the next one is made. */
export function SidePane({
  shown,
  opened,
  actions
}: {
  readonly shown: ShownReports
  readonly opened: OpenReport
  readonly actions: ReportActions
}) {
  const { console } = useLive()
  const status = useStored(console.status)
  const info = useStored(console.info)
  const isSample = (status?.world ?? info?.world) === 'sample'
  const list = shown.ofDay.data
  const { report } = shown
  return (
    <aside className="pane report-side" aria-label={t('reports.side')}>
      {list === undefined ? (
        <PaneWait />
      ) : (
        <>
          <section className="report-part" aria-label={t('reports.actions')}>
            {report?.state === 'made' && (
              <>
                <div className="report-buttons">
                  <SendButton report={report} list={list} actions={actions} />
                  <MakeButton actions={actions} label={t('reports.make.again')} isPrimary={false} />
                </div>
                <WentOutWords report={report} />
                <div className="report-buttons">
                  <OpenedButton label={t('reports.save')} onClick={opened.save} />
                  <OpenedButton label={t('reports.print')} onClick={opened.print} />
                </div>
              </>
            )}
            {report?.state !== 'made' && <p className="quiet">{t('reports.send.noReport')}</p>}
            {!list.can_mail && (
              <p className="report-warning">
                {t('reports.noServer')}{' '}
                <Link to="/settings" search={{ section: 'mail' }}>
                  {t('reports.noServer.link')}
                </Link>
              </p>
            )}
            {isSample && <p className="quiet">{t('reports.sample')}</p>}
            <SaidLine said={actions.said} />
          </section>
          <Delivery report={report ?? null} recipients={list.recipients} />
          <Schedule list={list} />
          {report?.state === 'made' && <ReportFacts report={report} />}
        </>
      )}
    </aside>
  )
}

function OpenedButton({ label, onClick }: { readonly label: string; readonly onClick: (() => void) | null }) {
  return (
    <button type="button" className="button" disabled={onClick === null} onClick={() => onClick?.()}>
      {label}
    </button>
  )
}
