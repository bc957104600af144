import type { AlertPriority, AlertRuleId, AlertState, TransitionKind } from '../../../shared/domain/alert'
import type { Writable } from './open'

/** An alert as stored. Moments are epoch ms, heart rates bpm. */
export interface StoredAlert {
  readonly alertId: number
  readonly rule: AlertRuleId
  readonly priority: AlertPriority
  state: AlertState
  readonly rideId: number | null
  readonly riderId: number | null
  readonly bikeKey: string | null
  readonly bikeSerial: string | null
  readonly conditionMs: number
  readonly startedMs: number
  readonly arrivedMs: number
  endedMs: number | null
  peakBpm: number | null
  readonly limitBpm: number | null
  acknowledgedMs: number | null
  acknowledgedBy: string | null
  notifiedMs: number | null
  readonly isLate: boolean
  isMuted: boolean
  note: string | null
  readonly ruleVersion: number
}

export type MailStep = 'fired' | 'escalated' | 'manager' | 'reminded'

export interface StoredTransition {
  readonly alertId: number
  readonly kind: TransitionKind
  readonly atMs: number
  readonly arrivedMs: number
  readonly heartRateBpm: number | null
  readonly limitBpm: number | null
  readonly ruleVersion: number
  readonly by: string | null
  readonly note: string | null
  /** A mail that is to go out for it. */
  readonly mailStep: MailStep | null
}

export interface MailToSend {
  readonly transitionId: number
  readonly alertId: number
  readonly step: MailStep
}

/** When each kind of transition last came (epoch ms by the console's clock); kinds that never came are missing. */
export type LastTransitions = ReadonlyMap<TransitionKind, number>

/** Writes alerts and what happens to them; every writing call belongs into a transaction. */
export interface AlertStore {
  /** Runs `work` in one transaction; what it throws undoes all of it and is thrown on. */
  transaction(work: () => void): void
  /** Every alert that is not resolved. */
  readOpen(): StoredAlert[]
  read(alertId: number): StoredAlert | null
  lastTransitions(alertId: number): LastTransitions
  add(alert: StoredAlert): void
  /** Writes what may change of an alert; one that was removed meanwhile stays so. */
  save(alert: StoredAlert): void
  addTransition(transition: StoredTransition): void
  /** Mails that are not in the outbox yet, oldest first. */
  mailsToSend(): MailToSend[]
  /** A mail is in the outbox. */
  noteMail(transitionId: number): void
}

type AlertRow = Omit<StoredAlert, 'isLate' | 'isMuted'> & { readonly isLate: 0 | 1; readonly isMuted: 0 | 1 }

const columns = `alert_id AS alertId, rule, priority, state, ride_id AS rideId, rider_id AS riderId, bike_key AS bikeKey,
  bike_serial AS bikeSerial, condition_ms AS conditionMs, started_ms AS startedMs, arrived_ms AS arrivedMs,
  ended_ms AS endedMs, peak_bpm AS peakBpm, limit_bpm AS limitBpm, acknowledged_ms AS acknowledgedMs,
  acknowledged_by AS acknowledgedBy, notified_ms AS notifiedMs, late AS isLate, muted AS isMuted, note,
  rule_version AS ruleVersion`

const alertOfRow = (row: AlertRow): StoredAlert => ({ ...row, isLate: row.isLate === 1, isMuted: row.isMuted === 1 })

export function createAlertStore(database: Writable): AlertStore {
  const readOpen = database.prepare<[], AlertRow>(
    `SELECT ${columns} FROM alert WHERE state <> 'resolved' ORDER BY alert_id`
  )
  const read = database.prepare<[number], AlertRow>(`SELECT ${columns} FROM alert WHERE alert_id = ?`)
  const last = database.prepare<[number], { kind: TransitionKind; arrivedMs: number }>(
    `SELECT kind, max(arrived_ms) AS arrivedMs FROM alert_transition WHERE alert_id = ? GROUP BY kind`
  )
  const insert = database.prepare(
    `INSERT INTO alert (alert_id, rule, priority, state, ride_id, rider_id, bike_key, bike_serial, condition_ms, started_ms,
       arrived_ms, ended_ms, peak_bpm, limit_bpm, acknowledged_ms, acknowledged_by, notified_ms, late, muted, note,
       rule_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const update = database.prepare(
    `UPDATE alert SET state = ?, ended_ms = ?, peak_bpm = ?, acknowledged_ms = ?, acknowledged_by = ?, notified_ms = ?,
       muted = ?, note = ? WHERE alert_id = ?`
  )
  const insertTransition = database.prepare(
    `INSERT INTO alert_transition (alert_id, kind, at_ms, arrived_ms, heart_rate, limit_bpm, rule_version, by_whom, note,
       mail_step)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const mailsToSend = database.prepare<[], MailToSend>(
    `SELECT transition_id AS transitionId, alert_id AS alertId, mail_step AS step FROM alert_transition
     WHERE mail_step IS NOT NULL ORDER BY transition_id`
  )
  const clearMail = database.prepare<[number]>('UPDATE alert_transition SET mail_step = NULL WHERE transition_id = ?')
  return {
    transaction: (work) => database.transaction(work).immediate(),
    readOpen: () => readOpen.all().map(alertOfRow),
    read(alertId) {
      const row = read.get(alertId)
      return row === undefined ? null : alertOfRow(row)
    },
    lastTransitions: (alertId) => new Map(last.all(alertId).map(({ kind, arrivedMs }) => [kind, arrivedMs])),
    add(alert) {
      insert.run(
        alert.alertId,
        alert.rule,
        alert.priority,
        alert.state,
        alert.rideId,
        alert.riderId,
        alert.bikeKey,
        alert.bikeSerial,
        alert.conditionMs,
        alert.startedMs,
        alert.arrivedMs,
        alert.endedMs,
        alert.peakBpm,
        alert.limitBpm,
        alert.acknowledgedMs,
        alert.acknowledgedBy,
        alert.notifiedMs,
        alert.isLate ? 1 : 0,
        alert.isMuted ? 1 : 0,
        alert.note,
        alert.ruleVersion
      )
    },
    save(alert) {
      update.run(
        alert.state,
        alert.endedMs,
        alert.peakBpm,
        alert.acknowledgedMs,
        alert.acknowledgedBy,
        alert.notifiedMs,
        alert.isMuted ? 1 : 0,
        alert.note,
        alert.alertId
      )
    },
    addTransition(transition) {
      insertTransition.run(
        transition.alertId,
        transition.kind,
        transition.atMs,
        transition.arrivedMs,
        transition.heartRateBpm,
        transition.limitBpm,
        transition.ruleVersion,
        transition.by,
        transition.note,
        transition.mailStep
      )
    },
    mailsToSend: () => mailsToSend.all(),
    noteMail: (transitionId) => void clearMail.run(transitionId)
  }
}
