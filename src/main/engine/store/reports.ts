import type { Report } from '../../../shared/domain/report'
import type { Readable, Writable } from './open'

/** A report that was made. */
export interface StoredReport {
  /** `KIND:DATE`, the same for every making of it. */
  readonly periodKey: string
  readonly kind: Report['period']
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly fromMs: number
  readonly toMs: number
  readonly completenessPercent: number
  readonly riders: number
  readonly rides: number
  readonly madeMs: number
  readonly fileName: string
  readonly bytes: number
  /** Of the file, in hex. */
  readonly sha256: string
  readonly mail: ReportMailText
}

/** The mail that a report goes with. */
export interface ReportMailText {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** One time that a report was sent. */
export interface ReportTurn {
  /** 1, 2, ... */
  readonly turn: number
  readonly recipients: readonly string[]
  readonly queuedMs: number
}

interface ReportRow {
  period_key: string
  kind: Report['period']
  date: string
  from_ms: number
  to_ms: number
  completeness_percent: number
  riders: number
  rides: number
  made_ms: number
  file_name: string
  bytes: number
  sha256: string
  mail: string
}

/** Notes a report, in place of the one that was made of the same before. */
export function saveReport(ops: Writable, report: StoredReport): void {
  ops
    .prepare(
      `INSERT OR REPLACE INTO report (period_key, kind, date, from_ms, to_ms, completeness_percent, riders, rides, made_ms,
                                      file_name, bytes, sha256, mail)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    )
    .run(
      report.periodKey,
      report.kind,
      report.date,
      report.fromMs,
      report.toMs,
      report.completenessPercent,
      report.riders,
      report.rides,
      report.madeMs,
      report.fileName,
      report.bytes,
      report.sha256,
      JSON.stringify(report.mail)
    )
}

/** The reports of the dates from `from` to `to`, newest first; of each date the one that was made last. */
export function listReports(ops: Readable, from: string, to: string): StoredReport[] {
  const rows = ops
    .prepare<[string, string], ReportRow>(
      'SELECT * FROM report WHERE date BETWEEN ? AND ? ORDER BY date DESC, made_ms DESC, period_key'
    )
    .all(from, to)
  return rows.filter(({ date }, at) => rows[at - 1]?.date !== date).map(reportOf)
}

/** The report of a date that was made last; null for none. */
export const readReport = (ops: Readable, date: string): StoredReport | null => listReports(ops, date, date)[0] ?? null

const reportOf = (row: ReportRow): StoredReport => ({
  periodKey: row.period_key,
  kind: row.kind,
  date: row.date,
  fromMs: row.from_ms,
  toMs: row.to_ms,
  completenessPercent: row.completeness_percent,
  riders: row.riders,
  rides: row.rides,
  madeMs: row.made_ms,
  fileName: row.file_name,
  bytes: row.bytes,
  sha256: row.sha256,
  // Written by saveReport alone.
  mail: JSON.parse(row.mail) as ReportMailText
})

/** Notes that a report is sent once more; answers the turn. */
export function addReportTurn(
  ops: Writable,
  periodKey: string,
  recipients: readonly string[],
  queuedMs: number
): number {
  const turn = (lastReportTurn(ops, periodKey)?.turn ?? 0) + 1
  ops
    .prepare('INSERT INTO report_turn (period_key, turn, recipients, queued_ms) VALUES (?, ?, ?, ?)')
    .run(periodKey, turn, JSON.stringify(recipients), queuedMs)
  return turn
}

/** The last time that a report was sent; null where it never was. */
export function lastReportTurn(ops: Readable, periodKey: string): ReportTurn | null {
  const row = ops
    .prepare<[string], { turn: number; recipients: string; queued_ms: number }>(
      'SELECT turn, recipients, queued_ms FROM report_turn WHERE period_key = ? ORDER BY turn DESC LIMIT 1'
    )
    .get(periodKey)
  if (row === undefined) return null
  return { turn: row.turn, recipients: JSON.parse(row.recipients) as string[], queuedMs: row.queued_ms }
}

/** What a report's mail is known by: the same for each turn and recipient, however often it is queued. */
export const reportMailKey = (periodKey: string, turn: number, recipient: string): string =>
  `report:${periodKey}:${turn}:${recipient}`

/** The mails of a report that the outbox knows of, oldest first. */
export function readReportMails(ops: Readable, periodKey: string): Report['mails'] {
  const begin = `report:${periodKey}:`
  return ops
    .prepare<[string, string], ReportMailRow>(
      `SELECT mail_key, recipient, state, state_ms, problem FROM outbox WHERE mail_key >= ? AND mail_key < ?
       ORDER BY mail_id`
    )
    .all(begin, `${begin.slice(0, -1)};`)
    .map(({ mail_key, recipient, state, state_ms, problem }) => ({
      recipient,
      state,
      at: new Date(state_ms).toISOString(),
      turn: Number.parseInt(mail_key.slice(begin.length), 10),
      problem
    }))
}

interface ReportMailRow {
  mail_key: string
  recipient: string
  state: Report['mails'][number]['state']
  state_ms: number
  problem: string | null
}
