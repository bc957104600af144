import type { Alert } from '../../../shared/domain/alert'
import { alertFromStored } from '../store/alert-row'
import type { AlertStore, LastTransitions, StoredAlert, StoredTransition } from '../store/alert-store'
import { type AlertFacts, stateOf } from './alert-state'
import type { EscalationTimes } from './escalation'

type Changeable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] }

/** An alert in memory: as stored, and what follows from its transitions. */
export interface OpenAlert extends StoredAlert, AlertFacts {
  isClearing: boolean
  /** What others may call the rider. */
  riderAlias: string | null
  /** Whether a reading of its ride has come that was not late; until then nobody is told of it. */
  isLive: boolean
  readonly times: Changeable<EscalationTimes>
}

/**
 * The alerts that are not resolved, in memory, and what is to be written of them. Nothing is written before `flush`, which
 * belongs into a transaction; after it `committed` or `reload` makes memory and store agree.
 */
export interface OpenAlerts {
  all(): Iterable<OpenAlert>
  /** Resolved ones, too; null for an id no alert has. */
  find(alertId: number): OpenAlert | null
  /** The open ones of a ride that nobody was told of. */
  untoldOf(rideId: number): readonly OpenAlert[]
  add(alert: StoredAlert, isLive: boolean): OpenAlert
  /** Must be called of an alert that was changed: its state is set anew, and it is written. */
  changed(alert: OpenAlert): void
  note(transition: StoredTransition): void
  flush(): void
  /** A rider is called something else by now. */
  aliasChanged(riderId: number): void
  /** Forgets what is resolved. */
  committed(): void
  reload(): void
}

export function createOpenAlerts(store: AlertStore, readRiderAlias: (riderId: number) => string | null): OpenAlerts {
  let open = new Map<number, OpenAlert>()
  let untold = new Map<number, OpenAlert[]>()
  const added: OpenAlert[] = []
  const dirty = new Set<OpenAlert>()
  const resolved = new Set<OpenAlert>()
  const transitions: StoredTransition[] = []

  const opened = (alert: StoredAlert, isLive: boolean, last: LastTransitions | null): OpenAlert => ({
    ...alert,
    isClearing: alert.state === 'clearing',
    riderAlias: alert.riderId === null ? null : readRiderAlias(alert.riderId),
    isLive,
    times: {
      fromMs: newestOf(last?.get('notified'), last?.get('unmuted')),
      escalatedMs: last?.get('escalated') ?? null,
      managerMs: last?.get('manager') ?? null,
      remindedMs: last?.get('reminded') ?? null
    }
  })
  const keep = (alert: OpenAlert): void => {
    open.set(alert.alertId, alert)
    if (alert.rideId === null || alert.notifiedMs !== null) return
    const others = untold.get(alert.rideId)
    if (others === undefined) untold.set(alert.rideId, [alert])
    else if (!others.includes(alert)) others.push(alert)
  }
  const forgetUntold = (alert: OpenAlert): void => {
    if (alert.rideId === null) return
    const others = (untold.get(alert.rideId) ?? []).filter((other) => other !== alert)
    if (others.length === 0) untold.delete(alert.rideId)
    else untold.set(alert.rideId, others)
  }
  const clear = (): void => {
    added.length = 0
    dirty.clear()
    transitions.length = 0
  }
  return {
    all: () => open.values(),
    find(alertId) {
      const known = open.get(alertId)
      if (known !== undefined) return known
      const stored = store.read(alertId)
      return stored === null ? null : opened(stored, false, store.lastTransitions(alertId))
    },
    untoldOf: (rideId) => (untold.size === 0 ? none : (untold.get(rideId) ?? none)),
    add(alert, isLive) {
      const one = opened(alert, isLive, null)
      keep(one)
      added.push(one)
      return one
    },
    changed(alert) {
      alert.state = stateOf(alert)
      dirty.add(alert)
      if (alert.state === 'resolved') resolved.add(alert)
      keep(alert)
      if (alert.notifiedMs !== null || alert.state === 'resolved') forgetUntold(alert)
    },
    note: (transition) => void transitions.push(transition),
    flush() {
      for (const alert of added) {
        store.add(alert)
        dirty.delete(alert)
      }
      for (const alert of dirty) store.save(alert)
      for (const transition of transitions) store.addTransition(transition)
      clear()
    },
    aliasChanged(riderId) {
      const alias = readRiderAlias(riderId)
      for (const alert of open.values()) if (alert.riderId === riderId) alert.riderAlias = alias
    },
    committed() {
      for (const { alertId, state } of resolved) if (state === 'resolved') open.delete(alertId)
      resolved.clear()
    },
    reload() {
      clear()
      resolved.clear()
      open = new Map()
      untold = new Map()
      for (const alert of store.readOpen())
        keep(opened(alert, alert.rideId === null, store.lastTransitions(alert.alertId)))
    }
  }
}

const none: readonly OpenAlert[] = []

const newestOf = (one: number | undefined, other: number | undefined): number | null =>
  one === undefined && other === undefined ? null : Math.max(one ?? 0, other ?? 0)

/** An alert as pages see it. */
export const alertOf = (alert: OpenAlert): Alert => alertFromStored(alert, alert.riderAlias)
