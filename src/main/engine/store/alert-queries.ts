import type { HandlerInput } from '../../../shared/contract'
import {
  type Alert,
  type AlertMail,
  type AlertTransition,
  alertMailSchema,
  type TransitionKind
} from '../../../shared/domain/alert'
import { type AlertRow, alertFromRow, alertRowColumns } from './alert-row'
import { readMoment } from './moment'
import type { Readable } from './open'
import { decodeCursor, encodeCursor } from './page-cursor'
import type { PrivacySource } from './rider-privacy'

export type AlertFilter = Omit<HandlerInput<'alerts.list'>, 'limit' | 'cursor'>

export interface AlertQueries {
  /** Newest first by when they fired. Throws `BadCursorError` and `BadMomentError`. */
  list(filter: AlertFilter, limit: number, cursor: string | undefined): { items: Alert[]; next_cursor: string | null }
  /** Null for an id no alert has. */
  get(alertId: number): Alert | null
  /** Oldest first. */
  transitions(alertId: number): AlertTransition[]
}

interface TransitionRow {
  kind: TransitionKind
  at_ms: number
  arrived_ms: number
  heart_rate: number | null
  limit_bpm: number | null
  rule_version: number
  by_whom: string | null
  note: string | null
}

/** `by`: an index, where the planner would look through all alerts by their start for the few that are open. */
const found = (by = ''): string => `SELECT ${alertRowColumns} FROM alert ${by} LEFT JOIN rider USING (rider_id)`

/** What each part of a filter asks of a row. `open` is spelt as the index of open alerts has it, or it would not be used. */
const conditions = {
  open: "state <> 'resolved'",
  state: 'state = @state',
  ride_id: 'ride_id = @ride_id',
  rider_id: 'rider_id = @rider_id',
  priority: 'priority = @priority',
  rule: 'rule = @rule',
  late: 'late = @late',
  from: 'started_ms >= @from'
} as const
type Condition = keyof typeof conditions

/** Questions about alerts, by prepared statements on one connection. */
export function createAlertQueries(database: Readable, privacy: PrivacySource): AlertQueries {
  const byId = database.prepare<[number], AlertRow>(`${found()} WHERE alert_id = ?`)
  const transitionsOf = database.prepare<[number], TransitionRow>(
    'SELECT * FROM alert_transition WHERE alert_id = ? ORDER BY transition_id'
  )
  return {
    list(filter, limit, cursor) {
      const { names, values } = conditionsOf(filter)
      const [startedMs, alertId] = placeOf(filter.to, cursor)
      const byOpen = names.includes('open') && !names.includes('ride_id') ? 'INDEXED BY alert_open' : ''
      const where = ['(started_ms, alert_id) < (@startedMs, @alertId)', ...names.map((name) => conditions[name])]
      const rows = database
        .prepare<[Record<string, string | number>], AlertRow>(
          `${found(byOpen)} WHERE ${where.join(' AND ')} ORDER BY started_ms DESC, alert_id DESC LIMIT @limit`
        )
        .all({ ...values, startedMs, alertId, limit: limit + 1 })
      const last = rows.length > limit ? rows[limit - 1] : undefined
      const { aliasOf } = privacy()
      return {
        items: rows.slice(0, limit).map((row) => alertFromRow(row, aliasOf)),
        next_cursor: last === undefined ? null : encodeCursor([last.startedMs, last.alertId])
      }
    },
    get(alertId) {
      const row = byId.get(alertId)
      return row === undefined ? null : alertFromRow(row, privacy().aliasOf)
    },
    transitions: (alertId) =>
      transitionsOf.all(alertId).map((row) => ({
        kind: row.kind,
        at: new Date(row.at_ms).toISOString(),
        arrived_at: new Date(row.arrived_ms).toISOString(),
        heart_rate: row.heart_rate,
        limit: row.limit_bpm,
        rule_version: row.rule_version,
        by: row.by_whom,
        note: row.note
      }))
  }
}

/** Alerts come before it in time and id: what a page goes on after, or `to`, whichever leaves fewer. */
function placeOf(to: string | undefined, cursor: string | undefined): readonly [startedMs: number, alertId: number] {
  const toMs = to === undefined ? Number.MAX_SAFE_INTEGER : readMoment(to)
  const [startedMs = 0, alertId = 0] = cursor === undefined ? [toMs, 0] : decodeCursor(cursor, 2)
  return startedMs < toMs ? [startedMs, alertId] : [toMs, 0]
}

function conditionsOf({ state, late, from, ...same }: AlertFilter): {
  names: Condition[]
  values: Record<string, string | number>
} {
  const names: Condition[] = []
  const values: Record<string, string | number> = {}
  const ask = (name: Condition, value: string | number | undefined): void => {
    if (value === undefined) return
    names.push(name)
    values[name] = value
  }
  if (state !== undefined && state !== 'resolved') names.push('open')
  if (state !== 'open') ask('state', state)
  ask('ride_id', same.ride_id)
  ask('rider_id', same.rider_id)
  ask('priority', same.priority)
  ask('rule', same.rule)
  ask('late', late === undefined ? undefined : Number(late))
  ask('from', from === undefined ? undefined : readMoment(from))
  return { names, values }
}

/** Mails about an alert, whose keys are `alert:ID:STEP:RECIPIENT`, oldest first. `ops`: of the alert's world. */
export function readAlertMails(ops: Readable, alertId: number): AlertMail[] {
  return ops
    .prepare<
      [string, string],
      { mail_key: string; recipient: string; state: AlertMail['state']; state_ms: number; problem: string | null }
    >(
      // A range, for the index: ";" is what comes after ":".
      `SELECT mail_key, recipient, state, state_ms, problem FROM outbox WHERE mail_key >= ? AND mail_key < ?
       ORDER BY mail_id`
    )
    .all(`alert:${alertId}:`, `alert:${alertId};`)
    .flatMap(({ mail_key, recipient, state, state_ms, problem }) => {
      const step = alertMailSchema.shape.step.safeParse(mail_key.split(':')[2])
      return step.success ? [{ step: step.data, recipient, state, at: new Date(state_ms).toISOString(), problem }] : []
    })
}
