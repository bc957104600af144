import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Report, ReportList } from '../../../shared/domain/report'
import { useConsoleTime, useLive, useStored } from '../../live/live-context'
import { useCall, valueOrThrow } from '../../live/queries'
import { dayAt, monthOf, monthRange, shiftDay } from './month'
import { bytesOf } from './report-file'
import type { ReportsSearch } from './reports-search'

/** A report that is made or mailed in the background is seen soon. */
const askEveryMs = 5_000
/** How far back the newest report is looked for. */
const recentDays = 14

/** What the page is about. */
export interface ShownReports {
  /** Today by the gym's calendar. */
  readonly today: string
  /** The day chosen; where the address names none, the newest that has a report, else yesterday. */
  readonly day: string
  readonly month: string
  /** Of the month. */
  readonly list: UseQueryResult<ReportList>
  /** The day's; null where there is none, undefined until it is known. */
  readonly report: Report | null | undefined
  /** The month that the day is in; other than `list` where another month is looked at. */
  readonly ofDay: UseQueryResult<ReportList>
}

export function useReports(search: ReportsSearch): ShownReports {
  const timeZone = useStored(useLive().console.info)?.time_zone ?? 'UTC'
  const today = useConsoleTime((nowMs) => dayAt(nowMs, timeZone))
  const recent = useCall(
    'reports.list',
    { from: shiftDay(today, -recentDays), to: today },
    { isEnabled: search.day === undefined }
  )
  const newest = recent.data?.items.find(({ state }) => state === 'made')?.date
  const day = search.day ?? newest ?? shiftDay(today, -1)
  const month = search.month ?? monthOf(day)
  const list = useCall('reports.list', monthRange(month), { everyMs: askEveryMs })
  const ofDay = useCall('reports.list', monthRange(monthOf(day)), { everyMs: askEveryMs })
  const report = useMemo(
    () => (ofDay.data === undefined ? undefined : (ofDay.data.items.find(({ date }) => date === day) ?? null)),
    [ofDay.data, day]
  )
  return { today, day, month, list, report, ofDay }
}

/** A report's bytes, asked anew when they have changed. */
export function useReportFile(report: Report | null | undefined) {
  const { bridge } = useLive()
  const date = report?.date ?? ''
  const query = useQuery({
    queryKey: ['report.file', date, report?.sha256 ?? null],
    enabled: report?.state === 'made' && report.sha256 !== null,
    // The hash is asked for: what has it does not change.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => valueOrThrow(await bridge.call('report.file', { date }, signal))
  })
  const { data } = query
  const bytes = useMemo(() => (data === undefined ? null : bytesOf(data.pdf_base64)), [data])
  return { query, bytes }
}
