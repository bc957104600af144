import { IconSend } from '@tabler/icons-react'
import type { Report, ReportList } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { SendDialog } from './send-dialog'
import type { ReportActions } from './use-report-actions'
import { useWentOut } from './use-went-out'

/** Sends the report; what went out is asked about before it goes out again. */
export function SendButton({
  report,
  list,
  actions
}: {
  readonly report: Report
  readonly list: ReportList
  readonly actions: ReportActions
}) {
  const out = useWentOut(report)
  const canSend = list.can_mail && list.recipients.length > 0 && actions.doing === null
  return (
    <>
      <button
        type="button"
        className="button primary report-send"
        disabled={!canSend}
        onClick={() => (out === null ? actions.send(false) : actions.ask(true))}
      >
        <IconSend size={16} stroke={1.75} aria-hidden="true" />
        {actions.doing === 'send' ? t('reports.send.busy') : out === null ? t('reports.send') : t('reports.send.again')}
      </button>
      {actions.isAsking && (
        <SendDialog
          question={out === null ? t('reports.send.askPlain') : t('reports.send.ask', out)}
          recipients={list.recipients}
          onSend={() => actions.send(true)}
          onClose={() => actions.ask(false)}
        />
      )}
    </>
  )
}
