import { Link } from '@tanstack/react-router'
import type { ReportList } from '../../../shared/domain/report'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive, useStored } from '../../live/live-context'
import { dayWords } from './day-words'
import { Fact } from './fact'
import { dayAt } from './month'

/** When reports are made by themselves; times by the gym's clock. */
export function Schedule({ list }: { readonly list: ReportList }) {
  const formats = useFormats()
  const { console, ticker } = useLive()
  const timeZone = useStored(console.info)?.time_zone ?? 'UTC'
  const nextMs = momentMs(list.next_at)
  const zone = formats.zone(nextMs ?? ticker.nowMs())
  return (
    <section className="report-part" aria-labelledby="report-schedule">
      <div className="report-part-head">
        <h2 id="report-schedule">{t('reports.schedule')}</h2>
        <Link to="/settings" search={{ section: 'report' }} className="button small">
          {t('reports.schedule.change')}
        </Link>
      </div>
      <dl className="report-facts">
        <Fact name={t('reports.schedule.at')}>
          {list.at === null ? t('reports.schedule.off') : `${list.at} ${zone}`}
        </Fact>
        <Fact name={t('reports.schedule.next')}>
          {nextMs === null
            ? t('reports.schedule.noNext')
            : `${dayWords(dayAt(nextMs, timeZone))}, ${formats.hourMinute(nextMs)} ${zone}`}
        </Fact>
        <Fact name={t('reports.schedule.period')}>{t(`reports.period.${list.period}`)}</Fact>
        <Fact name={t('reports.schedule.waits')}>{t('reports.schedule.waits.value')}</Fact>
      </dl>
    </section>
  )
}
