import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { isMailing } from './report-mood'
import { useWentOut } from './use-went-out'

/** Whether a report went out, when and to how many. */
export function WentOutWords({ report }: { readonly report: Report }) {
  const out = useWentOut(report)
  return (
    <p className="quiet">
      {isMailing(report)
        ? t('reports.send.underWay')
        : out === null
          ? t('reports.send.never')
          : t('reports.send.out', out)}
    </p>
  )
}
