import type { Alarm } from '../../../shared/domain/alert'
import type { AlertRules } from '../../../shared/domain/alert-rules'
import type { OwnLimits } from '../../../shared/figures/heart-rate'
import { readAlertRules, saveAlertRules, type VersionedRules } from '../store/alert-rules'
import { createAlertStore } from '../store/alert-store'
import { createIdSource } from '../store/id-marks'
import { addMute, endMute, readMutes, readSilence, saveSilence } from '../store/mutes'
import type { Writable } from '../store/open'
import { readOwnLimits, saveOwnLimits } from '../store/rider-limits'
import type { RiderAlias } from '../store/rider-privacy'
import { readFloorRider } from '../store/rider-store'
import { type AlertBook, createAlertBook } from './alert-book'
import type { AlertMailPort } from './alert-mails'
import { createAlertWatch } from './alert-watch'
import { createLimitsOfRides } from './limits-of-rides'
import { type Liveness, newBlindState, takeLiveness } from './pipeline-blind'
import { createQuiet, type Quiet } from './quiet'
import type { ReadingWatch } from './reading-watch'

export interface AlertsOptions {
  readonly data: Writable
  /** Of this world: ids, mutes, what staff have set for riders. */
  readonly ops: Writable
  /** Of the data folder: the rules, which hold in both worlds. */
  readonly rootOps: Writable
  readonly aliasOf: RiderAlias
  readonly clock: { readonly now: () => number; readonly monotonic: () => number }
  readonly mails: AlertMailPort
  readonly onAlarm: (alarm: Alarm) => void
  /** Percent of the maximum at which Z1 to Z5 begin: at the start, and when they change. */
  readonly onZones: (startsPercent: readonly number[]) => void
  /** What staff have set for a rider has changed, or (null) the rules have. */
  readonly onLimits: (riderId: number | null) => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** All there is of heart-rate alerts in the thread that writes: rules in force, limits, watch, book, quiet. */
export interface Alerts {
  readonly watch: ReadingWatch
  readonly book: AlertBook
  readonly quiet: Quiet
  /** Reads the stores. */
  load(): void
  /** Begins the clock that escalates and that looks whether the pipeline is blind. */
  start(liveness: () => Liveness): void
  stop(): void
  rules(): VersionedRules
  saveRules(rules: AlertRules): VersionedRules
  readOwn(riderId: number): OwnLimits
  /** What others may call a rider; null for one without a name. */
  readRiderAlias(riderId: number): string | null
  /** False for a rider who was never seen. */
  saveOwn(riderId: number, limits: OwnLimits): boolean
}

const tickEveryMs = 1_000

export function createAlerts(options: AlertsOptions): Alerts {
  const { data, ops, rootOps, clock } = options
  let rules = readAlertRules(rootOps)
  const readOwn = (riderId: number): OwnLimits => readOwnLimits(ops, riderId)
  const readRider = (riderId: number) => readFloorRider(data, riderId)
  const readRiderAlias = (riderId: number) => options.aliasOf(riderId, readRider(riderId)?.name ?? null)
  const limits = createLimitsOfRides(rules, readRider, readOwn)
  const quiet = createQuiet({
    readMutes: (nowMs) => readMutes(ops, nowMs),
    addMute: (mute) => addMute(ops, mute),
    endMute: (muteId, nowMs) => endMute(ops, muteId, nowMs),
    readSilence: () => readSilence(ops),
    saveSilence: (untilMs) => saveSilence(ops, untilMs)
  })
  const book = createAlertBook({
    store: createAlertStore(data),
    quiet,
    alertIds: createIdSource(ops, 'alert'),
    readRiderAlias,
    mails: options.mails,
    rules,
    now: clock.now,
    onAlarm: options.onAlarm,
    onFailure: options.onFailure
  })
  let blind = newBlindState()
  let timer: NodeJS.Timeout | null = null

  const look = (facts: Liveness): void => {
    const nowMs = clock.monotonic()
    const { state, event } = takeLiveness(blind, facts, nowMs)
    try {
      if (event !== null) book.blind(event, 'sinceMs' in event ? nowMs - event.sinceMs : 0)
      blind = state
    } catch (error) {
      // Not taken as told: with the next second it is tried again.
      options.onFailure('writing that alerts are not live', error)
    }
  }
  const limitsChanged = (riderId: number | null): void => {
    limits.renew(rules)
    options.onLimits(riderId)
  }
  return {
    watch: createAlertWatch(book, limits.of, limits.forget),
    book,
    quiet,
    load() {
      book.load()
      options.onZones(rules.rules.zone_starts_percent)
    },
    start(liveness) {
      timer = setInterval(() => {
        book.tick()
        look(liveness())
      }, tickEveryMs)
    },
    stop() {
      if (timer !== null) clearInterval(timer)
      timer = null
    },
    rules: () => rules,
    saveRules(changed) {
      rules = saveAlertRules(rootOps, changed, clock.now())
      book.putInForce(rules)
      options.onZones(changed.zone_starts_percent)
      limitsChanged(null)
      return rules
    },
    readOwn,
    readRiderAlias,
    saveOwn(riderId, own) {
      if (readRider(riderId) === null) return false
      saveOwnLimits(ops, riderId, own, clock.now())
      limitsChanged(riderId)
      return true
    }
  }
}
