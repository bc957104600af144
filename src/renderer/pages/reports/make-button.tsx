import { t } from '../../i18n/translate'
import type { ReportActions } from './use-report-actions'

/** Makes the day's report. */
export function MakeButton({
  actions,
  label,
  isPrimary = true
}: {
  readonly actions: ReportActions
  readonly label: string
  readonly isPrimary?: boolean
}) {
  return (
    <button
      type="button"
      className={isPrimary ? 'button primary' : 'button'}
      disabled={actions.doing !== null}
      onClick={actions.make}
    >
      {actions.doing === 'make' ? t('reports.make.busy') : label}
    </button>
  )
}
