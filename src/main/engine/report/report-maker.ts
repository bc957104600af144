import type { Writable } from '../store/open'
import type { MailAttachment } from '../store/outbox'
import { notePeriodRun, readPeriodRuns } from '../store/period-runs'
import { lastReportTurn, readReport, type StoredReport, saveReport } from '../store/reports'
import type { ReportPeriod } from './period'
import type { ReportStep } from './reconcile'
import type { ReportFigures } from './report-figures'
import { type ReportFiles, reportFileName, sha256Of } from './report-files'
import { logoId, writeReportMail } from './report-mail'
import type { ReportSender } from './report-sender'
import { periodKeyOf } from './schedule'

export interface ReportMakerOptions {
  /** Of the world that the reports are of. */
  readonly ops: Writable
  readonly files: ReportFiles
  /** The figures of a period, of the stores as they are now. */
  readonly collect: (period: ReportPeriod) => Promise<ReportFigures> | ReportFigures
  /** The same figures give the same bytes. */
  readonly render: (figures: ReportFigures) => Promise<Buffer>
  readonly sender: ReportSender
  /** The logo of mails, a PNG. */
  readonly logo: () => Promise<Buffer>
  /** Whether reports go out by schedule; by hand they may, whatever it is. */
  readonly isMailedBySchedule: boolean
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
}

/** Makes reports, one after another. What is asked for meanwhile waits. */
export interface ReportMaker {
  /** Makes the report of a period, in place of the one there is. Throws what collecting, drawing and the disk say. */
  make(period: ReportPeriod): Promise<StoredReport>
  /** Makes what is due, once whoever comes to it; queues its mail with it. False where it was done already. */
  makeDue(step: ReportStep): Promise<boolean>
  /**
   * Puts a report that was made into the outbox. `sent`: where it was sent again since its turn was `lastTurn`, nothing is
   * queued. `gone`: its file is not there as it was made. Throws what the disk says.
   */
  send(report: StoredReport, lastTurn: number): Promise<'queued' | 'sent' | 'gone'>
  /** What is being made, by `periodKeyOf`. */
  making(): ReadonlySet<string>
  /** Resolves when what is under way is done. */
  settled(): Promise<void>
}

const job = 'daily_report'

export function createReportMaker(options: ReportMakerOptions): ReportMaker {
  const { ops, files, sender, now } = options
  const making = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const write = async (period: ReportPeriod): Promise<{ report: StoredReport; bytes: Buffer }> => {
    const figures = await options.collect(period)
    const bytes = await options.render(figures)
    const fileName = reportFileName(figures.gym, period)
    files.write(fileName, bytes)
    const report = {
      periodKey: periodKeyOf(period),
      kind: period.kind,
      date: period.date,
      fromMs: period.fromMs,
      toMs: period.toMs,
      completenessPercent: figures.completeness.percent,
      riders: figures.key.riders,
      rides: figures.key.rides,
      madeMs: now(),
      fileName,
      bytes: bytes.length,
      sha256: sha256Of(bytes),
      mail: writeReportMail(figures)
    }
    return { report, bytes }
  }
  const keepForMail = async ({ fileName }: StoredReport, bytes: Buffer): Promise<MailAttachment[]> => [
    files.keepForMail(fileName, bytes),
    { ...files.keepForMail('deloton.png', await options.logo()), cid: logoId }
  ]
  const whileMaking = async <Value>(period: ReportPeriod, work: () => Promise<Value>): Promise<Value> => {
    const key = periodKeyOf(period)
    making.add(key)
    try {
      return await inTurn(work)
    } finally {
      making.delete(key)
    }
  }
  return {
    make: (period) =>
      whileMaking(period, async () => {
        const former = readReport(ops, period.date)
        const { report } = await write(period)
        ops.transaction(() => saveReport(ops, report)).immediate()
        // The gym has another name now.
        if (former?.periodKey === report.periodKey && former.fileName !== report.fileName) files.remove(former.fileName)
        return report
      }),
    makeDue: ({ run, isMailed }) =>
      whileMaking(run.period, async () => {
        if (readPeriodRuns(ops, job, run.day).has(run.day)) return false
        const { report, bytes } = await write(run.period)
        const isSent = isMailed && options.isMailedBySchedule && sender.problem() === null
        const attachments = isSent ? await keepForMail(report, bytes) : null
        return ops
          .transaction(() => {
            if (!notePeriodRun(ops, job, run.day, now())) return false
            saveReport(ops, report)
            if (attachments !== null) sender.queue(report, attachments)
            return true
          })
          .immediate()
      }),
    send: (report, lastTurn) =>
      inTurn(async () => {
        const bytes = files.read(report.fileName)
        if (bytes === null || sha256Of(bytes) !== report.sha256) return 'gone'
        const attachments = await keepForMail(report, bytes)
        return ops
          .transaction(() => {
            if ((lastReportTurn(ops, report.periodKey)?.turn ?? 0) !== lastTurn) return 'sent'
            sender.queue(report, attachments)
            return 'queued'
          })
          .immediate()
      }),
    making: () => making,
    async settled() {
      await last
    }
  }
}
