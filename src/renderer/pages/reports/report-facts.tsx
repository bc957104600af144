import type { Report } from '../../../shared/domain/report'
import { formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Fact } from './fact'
import { hashWords } from './report-file'
import { completenessText } from './report-mood'

/** What is known of a report that is made. */
export function ReportFacts({ report }: { readonly report: Report }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const moment = (text: string | null): string | null => {
    const ms = momentMs(text)
    return ms === null ? null : `${formats.day(ms, ticker.nowMs())}, ${formats.hourMinute(ms)}`
  }
  const percent = report.completeness_percent
  return (
    <section className="report-part" aria-labelledby="report-facts">
      <h2 id="report-facts">{t('reports.facts')}</h2>
      <dl className="report-facts">
        {report.riders !== null && <Fact name={t('reports.facts.riders')}>{formats.integer(report.riders)}</Fact>}
        {report.rides !== null && <Fact name={t('reports.facts.rides')}>{formats.integer(report.rides)}</Fact>}
        <Fact name={t('reports.facts.from')}>{moment(report.from)}</Fact>
        <Fact name={t('reports.facts.to')}>{moment(report.to)}</Fact>
        {percent !== null && (
          <Fact name={t('reports.facts.data')}>
            {percent < 100 ? `${completenessText(percent)}\u00a0%` : t('reports.facts.data.complete')}
          </Fact>
        )}
        {report.bytes !== null && <Fact name={t('reports.facts.file')}>{formatBytes(report.bytes)}</Fact>}
        {report.sha256 !== null && (
          <Fact name={t('reports.facts.hash')}>
            <span className="mono" title={report.sha256}>
              {hashWords(report.sha256)} …
            </span>
          </Fact>
        )}
        {report.made_at !== null && <Fact name={t('reports.facts.made')}>{moment(report.made_at)}</Fact>}
      </dl>
    </section>
  )
}
