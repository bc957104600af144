import type { Alarm, Alert, TransitionKind } from '../../../shared/domain/alert'
import { priorityOf } from '../../../shared/figures/alert-priority'
import type { VersionedRules } from '../store/alert-rules'
import type { AlertStore, MailStep } from '../store/alert-store'
import type { IdSource } from '../store/id-marks'
import { createAlarmBoard, type Word } from './alarm-board'
import { type AlertMailPort, sendAlertMails } from './alert-mails'
import type { AlertMoment, FiredAlert } from './alert-sink'
import { canBeAcknowledged, canBeUnacknowledged } from './alert-state'
import { dueWord, mailStepOf, type WordKind } from './escalation'
import { isLate } from './late'
import { alertOf, createOpenAlerts, type OpenAlert } from './open-alerts'
import type { BlindEvent } from './pipeline-blind'
import type { Quiet } from './quiet'

export interface AlertBookOptions {
  readonly store: AlertStore
  readonly quiet: Quiet
  readonly alertIds: IdSource
  /** What others may call a rider. */
  readonly readRiderAlias: (riderId: number) => string | null
  readonly mails: AlertMailPort
  readonly rules: VersionedRules
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  readonly onAlarm: (alarm: Alarm) => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** Who rides where, for an alert that fires. */
export interface AlertPlace {
  readonly rideId: number
  readonly riderId: number | null
  readonly bikeKey: string
  readonly bikeSerial: string | null
}

/**
 * All alerts: what becomes of them, who is told and when. What the rules say comes inside the transaction of the readings
 * (`fired` to `seen`, then `flush`, then `committed` or `undone`); everything else is a transaction of its own. People are told
 * only of what is stored.
 */
export interface AlertBook {
  /** Reads what is open, ends what a former life left open of the pipeline's own, and gives out mail that waits. */
  load(): void
  fired(place: AlertPlace, alert: FiredAlert): number
  peaked(alertId: number, peakBpm: number): void
  clearing(alertId: number, moment: AlertMoment): void
  firedAgain(alertId: number, moment: AlertMoment): void
  /** `why`: a sentence for people; null where the rule says so. */
  ended(alertId: number, moment: AlertMoment, why: string | null): void
  /** A reading of a ride: one that is not late makes its alerts news. */
  seen(rideId: number, atMs: number): void
  flush(): void
  committed(): void
  undone(): void
  /** Rides were removed: what was open of them is gone. */
  reload(): void
  /** To be called every second: escalates, ends mutes and silence. */
  tick(): void
  /** What the pipeline says of itself. `condition` is how long it has been so, ms. */
  blind(event: BlindEvent, conditionMs: number): void
  alarm(): Alarm
  silence(forS: number): Alarm
  /** Those of the alerts that there are, as they are then. */
  acknowledge(alertIds: readonly number[], by: string): Alert[]
  unacknowledge(alertIds: readonly number[], by: string): Alert[]
  /** Null for an id no alert has. */
  note(alertId: number, note: string, by: string): Alert | null
  /** Mutes have changed: who is muted now. */
  mutesChanged(by: string, reason: string | null): void
  putInForce(rules: VersionedRules): void
  /** What a rider may be called has changed. */
  aliasChanged(riderId: number): void
}

export function createAlertBook(options: AlertBookOptions): AlertBook {
  const { store, quiet, now } = options
  const alerts = createOpenAlerts(store, options.readRiderAlias)
  const board = createAlarmBoard(quiet, options.readRiderAlias)
  let { rules } = options
  let words: Word[] = []
  /** What pages must be told: at once, or with the next second. */
  let isNews = false
  let isChanged = false
  let hasMail = true

  const put = (
    alert: OpenAlert,
    kind: TransitionKind,
    more: {
      atMs?: number
      heartRateBpm?: number | null
      by?: string | null
      note?: string | null
      mail?: MailStep | null
    } = {}
  ): void => {
    const nowMs = now()
    const mailStep = more.mail ?? null
    if (mailStep !== null) hasMail = true
    isChanged = true
    if (alert.notifiedMs !== null || alert.isMuted) isNews = true
    alerts.changed(alert)
    alerts.note({
      alertId: alert.alertId,
      kind,
      atMs: more.atMs ?? nowMs,
      arrivedMs: nowMs,
      heartRateBpm: more.heartRateBpm ?? null,
      limitBpm: alert.limitBpm,
      ruleVersion: alert.ruleVersion,
      by: more.by ?? null,
      note: more.note ?? null,
      mailStep
    })
  }
  const ofSample = ({ atMs, heartRateBpm }: AlertMoment) => ({ atMs, heartRateBpm })

  const say = (alert: OpenAlert, kind: WordKind): void => {
    const nowMs = now()
    if (kind === 'notified') {
      alert.notifiedMs = nowMs
      alert.times.fromMs = nowMs
    } else if (kind === 'escalated') alert.times.escalatedMs = nowMs
    else if (kind === 'manager') alert.times.managerMs = nowMs
    else alert.times.remindedMs = nowMs
    words.push({ alert, kind })
    put(alert, kind, { mail: mailStepOf(alert, kind, rules.rules) })
  }
  const sayIfNew = (alert: OpenAlert): void => {
    const isNew = alert.notifiedMs === null && alert.acknowledgedMs === null && alert.endedMs === null
    if (isNew && alert.isLive && !alert.isMuted) say(alert, 'notified')
  }
  const isMutedNow = ({ rule, riderId }: OpenAlert): boolean => quiet.isMuted(rule, riderId)
  const refreshMuted = (by: string | null, reason: string | null): void => {
    for (const alert of alerts.all()) {
      const isMuted = isMutedNow(alert)
      if (isMuted === alert.isMuted) continue
      alert.isMuted = isMuted
      if (!isMuted && alert.notifiedMs !== null) alert.times.fromMs = now()
      put(alert, isMuted ? 'muted' : 'unmuted', { by, note: reason })
      isNews = true
      sayIfNew(alert)
    }
  }

  const publish = (): void => {
    isNews = false
    isChanged = false
    options.onAlarm(book.alarm())
  }
  const sendMails = (): void => {
    if (!hasMail) return
    try {
      sendAlertMails(store, alerts, options.mails)
      hasMail = false
    } catch (error) {
      options.onFailure('giving mail to the outbox', error)
    }
  }
  const committed = (): void => {
    alerts.committed()
    if (words.length > 0) board.say(words, now())
    words = []
    if (isNews) publish()
    sendMails()
  }
  const undone = (): void => {
    words = []
    isNews = false
    isChanged = true
    hasMail = true
    alerts.reload()
  }
  /** Runs one transaction; afterwards book and store agree, whether it succeeded or threw. */
  const commit = (work: () => void): void => {
    try {
      store.transaction(() => {
        work()
        alerts.flush()
      })
    } catch (error) {
      undone()
      throw error
    }
    committed()
  }
  const found = (alertIds: readonly number[]): OpenAlert[] => {
    const ids = [...new Set(alertIds)]
    return ids.flatMap((alertId) => alerts.find(alertId) ?? [])
  }
  const change = (alertId: number, work: (alert: OpenAlert) => void): void => {
    const alert = alerts.find(alertId)
    if (alert !== null) work(alert)
  }
  const end = (alert: OpenAlert, moment: AlertMoment, why: string | null): void => {
    // A clock set back in mid-ride must not make an alert that ends before it began.
    alert.endedMs = Math.max(alert.startedMs, moment.atMs)
    alert.isClearing = false
    put(alert, 'ended', { ...ofSample(moment), note: why })
  }
  const setClearing = (alert: OpenAlert, isClearing: boolean, moment: AlertMoment): void => {
    alert.isClearing = isClearing
    put(alert, isClearing ? 'clearing' : 'fired_again', ofSample(moment))
  }
  const open = (
    { rule, atMs, sinceMs, limitBpm, peakBpm, heartRateBpm }: Omit<FiredAlert, 'rule'> & Pick<OpenAlert, 'rule'>,
    place: AlertPlace | null,
    ruleVersion: number
  ): OpenAlert => {
    const nowMs = now()
    const late = isLate(atMs, nowMs)
    const alert = alerts.add(
      {
        alertId: options.alertIds.take(),
        rule,
        priority: priorityOf(rule),
        state: 'firing',
        rideId: place?.rideId ?? null,
        riderId: place?.riderId ?? null,
        bikeKey: place?.bikeKey ?? null,
        bikeSerial: place?.bikeSerial ?? null,
        conditionMs: sinceMs,
        startedMs: atMs,
        arrivedMs: nowMs,
        endedMs: null,
        peakBpm,
        limitBpm,
        acknowledgedMs: null,
        acknowledgedBy: null,
        notifiedMs: null,
        isLate: late,
        isMuted: quiet.isMuted(rule, place?.riderId ?? null),
        note: null,
        ruleVersion
      },
      !late
    )
    put(alert, 'condition_began', { atMs: sinceMs })
    put(alert, 'fired', { atMs, heartRateBpm })
    sayIfNew(alert)
    return alert
  }
  const isDue = (alert: OpenAlert, nowMs: number): boolean =>
    isMutedNow(alert) !== alert.isMuted || dueWord(alert, alert.times, nowMs) !== null
  const saySteps = (nowMs: number): void =>
    commit(() => {
      refreshMuted(null, null)
      for (const alert of alerts.all()) {
        const word = dueWord(alert, alert.times, nowMs)
        if (word !== null) say(alert, word)
      }
    })
  const blindAlert = (): OpenAlert | null => {
    for (const alert of alerts.all()) if (alert.rule === 'P1' && alert.endedMs === null) return alert
    return null
  }

  const book: AlertBook = {
    load() {
      alerts.reload()
      quiet.load(now())
      commit(() => {
        // Whether it is blind, this life finds out by itself.
        for (const alert of alerts.all()) {
          if (alert.rule === 'P1') end(alert, { atMs: now(), heartRateBpm: null }, 'The console was started again.')
        }
        refreshMuted(null, null)
      })
      publish()
    },
    fired: (place, alert) => open(alert, place, rules.version).alertId,
    peaked(alertId, peakBpm) {
      change(alertId, (alert) => {
        alert.peakBpm = peakBpm
        alerts.changed(alert)
        isChanged = true
      })
    },
    clearing: (alertId, moment) => change(alertId, (alert) => setClearing(alert, true, moment)),
    firedAgain: (alertId, moment) => change(alertId, (alert) => setClearing(alert, false, moment)),
    ended: (alertId, moment, why) => change(alertId, (alert) => end(alert, moment, why)),
    seen(rideId, atMs) {
      const untold = alerts.untoldOf(rideId)
      if (untold.length === 0 || isLate(atMs, now())) return
      for (const alert of untold) {
        alert.isLive = true
        sayIfNew(alert)
      }
    },
    flush: alerts.flush,
    committed,
    undone,
    reload() {
      alerts.reload()
      publish()
    },
    tick() {
      const nowMs = now()
      if (quiet.expire(nowMs)) isNews = true
      try {
        if ([...alerts.all()].some((alert) => isDue(alert, nowMs))) saySteps(nowMs)
        else sendMails()
      } catch (error) {
        options.onFailure('writing what was told of alerts', error)
      }
      // Also where nothing can be written: somebody must hear it.
      if (board.repeat(alerts.all(), nowMs) || isChanged || isNews) publish()
    },
    blind(event, conditionMs) {
      const atMs = now()
      const moment = { atMs, heartRateBpm: null }
      commit(() => {
        const alert = blindAlert()
        if (event.kind === 'fired') {
          if (alert !== null) return
          const sinceMs = atMs - conditionMs
          open({ rule: 'P1', ...moment, sinceMs, limitBpm: null, peakBpm: null }, null, rules.version)
        } else if (alert === null) return
        else if (event.kind === 'ended') end(alert, moment, null)
        else setClearing(alert, event.kind === 'clearing', moment)
      })
    },
    alarm: () => board.show(alerts.all(), rules.version, now()),
    silence(forS) {
      const nowMs = now()
      quiet.silence(nowMs + forS * 1_000, nowMs)
      publish()
      return book.alarm()
    },
    acknowledge(alertIds, by) {
      let touched: OpenAlert[] = []
      commit(() => {
        touched = found(alertIds)
        for (const alert of touched.filter(canBeAcknowledged)) {
          alert.acknowledgedMs = now()
          alert.acknowledgedBy = by
          put(alert, 'acknowledged', { by })
          isNews = true
        }
      })
      return touched.map(alertOf)
    },
    unacknowledge(alertIds, by) {
      let touched: OpenAlert[] = []
      commit(() => {
        touched = found(alertIds)
        for (const alert of touched.filter(canBeUnacknowledged)) {
          alert.acknowledgedMs = null
          alert.acknowledgedBy = null
          put(alert, 'unacknowledged', { by })
          isNews = true
          sayIfNew(alert)
        }
      })
      return touched.map(alertOf)
    },
    note(alertId, note, by) {
      let noted: OpenAlert | null = null
      commit(() => {
        const alert = alerts.find(alertId)
        if (alert === null) return
        alert.note = note === '' ? null : note
        put(alert, 'noted', { by, note: alert.note })
        isNews = true
        noted = alert
      })
      return noted === null ? null : alertOf(noted)
    },
    mutesChanged(by, reason) {
      isNews = true
      commit(() => refreshMuted(by, reason))
    },
    putInForce(changed) {
      rules = changed
      publish()
    },
    aliasChanged(riderId) {
      alerts.aliasChanged(riderId)
      publish()
    }
  }
  return book
}
