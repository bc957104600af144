import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineSettings } from '../ports'
import { lastStoredMs } from '../store/feed-read'
import { dataFile } from '../store/files'
import { openReader, type Readable, type Writable } from '../store/open'
import { createReportQueries } from '../store/report-queries'
import { collectFigures } from './collect-figures'
import { createFeedProgress } from './feed-progress'
import type { ReportPeriod } from './period'
import { createReportCalls, type ReportCalls } from './report-calls'
import type { ReportFigures } from './report-figures'
import { createReportFiles } from './report-files'
import { createReportMaker, type ReportMakerOptions } from './report-maker'
import { createReportScheduler } from './report-scheduler'
import { createReportSender } from './report-sender'

export interface ReportsOptions extends Pick<ReportMakerOptions, 'render' | 'logo'> {
  /** Of the world that the reports are of. */
  readonly ops: Writable
  /** The folder of that world. */
  readonly worldDir: string
  readonly settings: EngineSettings
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** A few random letters. */
  readonly randomName: () => string
  /** There is mail to go out. Resolves when it has been tried, where somebody is to wait for that. */
  readonly onQueued: () => Promise<void>
  readonly onFailure: (what: string, error: unknown) => void
}

/** The reports of a world: the calls about them, and what makes them by schedule. */
export interface Reports {
  readonly calls: ReportCalls
  /** All that happened before it is stored; null where nobody knows. */
  noteReadUpTo(readUpToMs: number | null): void
  /** Makes what is due, now and by schedule. */
  start(): void
  /** Begins nothing more; resolves when what is under way is done. Safe to call twice. */
  stop(): Promise<void>
}

export function createReports(options: ReportsOptions): Reports {
  const { ops, worldDir, now, onFailure } = options
  const { report: settings, mail, timeZone, source } = options.settings
  const progress = createFeedProgress(ops)
  const file = dataFile(worldDir)

  const reading = <Value>(ask: (data: Readable) => Value): Value => {
    const data = openReader(file)
    try {
      return ask(data)
    } finally {
      data.close()
    }
  }
  /** Kept once there is one: it only becomes younger, where rides are removed. */
  let firstMs: number | null = null
  const firstDataMs = (): number | null => {
    if (firstMs === null && existsSync(file)) firstMs = reading((data) => createReportQueries(data).firstRideMs())
    return firstMs
  }
  const collect = (period: ReportPeriod): ReportFigures =>
    reading((data) =>
      collectFigures(data, {
        period,
        timeZone,
        gym: settings.gymName,
        isSample: source === 'simulator',
        // A captured log is all there is; of a feed nobody has told of, what is stored must tell.
        readUpToMs: source === 'log-file' ? null : (progress.readUpToMs() ?? lastStoredMs(data) ?? period.fromMs)
      })
    )
  const files = createReportFiles(join(worldDir, 'reports'))
  const sender = createReportSender({ ops, mail, recipients: settings.to, now, randomName: options.randomName })
  const maker = createReportMaker({
    ops,
    files,
    collect,
    render: options.render,
    sender,
    logo: options.logo,
    // A report of simulated riders that comes by itself would be taken for the gym's.
    isMailedBySchedule: source !== 'simulator',
    now
  })
  const scheduler = createReportScheduler({
    ops,
    schedule: settings.at === null ? null : { at: settings.at, kind: settings.period, timeZone },
    maker,
    firstDataMs,
    readUpToMs: progress.readUpToMs,
    now,
    onMade: () => void options.onQueued(),
    onFailure
  })
  const calls = createReportCalls({
    ops,
    files,
    maker,
    scheduler,
    settings,
    mail,
    timeZone,
    firstDataMs,
    sendProblem: sender.problem,
    now,
    onQueued: options.onQueued,
    onFailure
  })
  return {
    calls,
    noteReadUpTo: progress.note,
    start: scheduler.start,
    async stop() {
      // First: a report that takes long is broken off, and made again by the next life.
      progress.close()
      await scheduler.stop()
      await maker.settled()
    }
  }
}
