import { type AlertBook, createAlertBook } from '../../../../../src/main/engine/alerts/alert-book'
import type { FiredAlert } from '../../../../../src/main/engine/alerts/alert-sink'
import { createQuiet, type Quiet } from '../../../../../src/main/engine/alerts/quiet'
import { createAlertStore } from '../../../../../src/main/engine/store/alert-store'
import { createIdSource } from '../../../../../src/main/engine/store/id-marks'
import { addMute, endMute, readMutes, readSilence, saveSilence } from '../../../../../src/main/engine/store/mutes'
import type { Writable } from '../../../../../src/main/engine/store/open'
import type { Alarm, Alert } from '../../../../../src/shared/domain/alert'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { temporaryData, temporaryOps } from '../store/store-fixture'

export const dawnMs = Date.UTC(2026, 10, 1, 10)
export const rules = { version: 3, rules: defaultAlertRules }

export interface BookUnderTest {
  readonly book: AlertBook
  readonly quiet: Quiet
  readonly data: Writable
  /** What was told to pages. */
  readonly alarms: Alarm[]
  readonly mails: { readonly step: string; readonly alert: Alert }[]
  readonly failures: string[]
  /** What staff call riders, where they do. */
  readonly aliases: Map<number, string>
  /** Sets the wall clock to a second after dawn. */
  at(second: number): void
  /** Ticks each second up to and including a second after dawn. */
  tickUntil(second: number): void
  /** One transaction of readings, as ingestion runs it. */
  read(work: (book: AlertBook) => void): void
  /** A rule's hold is complete at a second after dawn; answers the alert's id. */
  fire(more?: Partial<FiredAlert> & { second?: number; rideId?: number; riderId?: number | null }): number
  alert(alertId: number): Alert | undefined
  /** Kinds of what happened to an alert, as stored. */
  history(alertId: number): string[]
  /** The next transaction fails when all of it has been done. */
  failNext(): void
  /** The mails' outbox can not be written. */
  mailsFail: boolean
  /** A console that is started again on the same stores, at the second it is. */
  restart(): BookUnderTest
}

export function bookUnderTest(data = temporaryData(), ops = temporaryOps(), startSecond = 0): BookUnderTest {
  let second = startSecond
  const now = (): number => dawnMs + second * 1_000
  const quiet = createQuiet({
    readMutes: (nowMs) => readMutes(ops, nowMs),
    addMute: (mute) => addMute(ops, mute),
    endMute: (muteId, nowMs) => endMute(ops, muteId, nowMs),
    readSilence: () => readSilence(ops),
    saveSilence: (untilMs) => saveSilence(ops, untilMs)
  })
  const aliases = new Map<number, string>()
  const alarms: Alarm[] = []
  const mails: BookUnderTest['mails'] = []
  const failures: string[] = []
  let fails = false
  const stored = createAlertStore(data)
  const store = {
    ...stored,
    transaction(work: () => void) {
      stored.transaction(() => {
        work()
        if (!fails) return
        fails = false
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
      })
    }
  }
  const book = createAlertBook({
    store,
    quiet,
    alertIds: createIdSource(ops, 'alert'),
    readRiderAlias: (riderId) => aliases.get(riderId) ?? `Rider ${riderId}.`,
    mails: {
      enqueue(step, alert) {
        if (bench.mailsFail) throw new Error('the outbox is locked')
        mails.push({ step, alert })
      }
    },
    rules,
    now,
    onAlarm: (alarm) => alarms.push(alarm),
    onFailure: (what) => failures.push(what)
  })
  const kinds = data.prepare<[number], string>(
    'SELECT kind FROM alert_transition WHERE alert_id = ? ORDER BY transition_id'
  )
  const bench: BookUnderTest = {
    book,
    quiet,
    data,
    alarms,
    mails,
    failures,
    aliases,
    mailsFail: false,
    at(to) {
      second = to
    },
    tickUntil(to) {
      for (second += 1; second <= to; second += 1) book.tick()
      second = to
    },
    read(work) {
      try {
        store.transaction(() => {
          work(book)
          book.flush()
        })
      } catch (error) {
        book.undone()
        throw error
      }
      book.committed()
    },
    fire({ second: firedAt = second, rideId = 1, riderId = 7, ...more } = {}) {
      let alertId = 0
      bench.read(() => {
        alertId = book.fired(
          { rideId, riderId, bikeKey: '0=SN0007', bikeSerial: 'SN0007' },
          {
            rule: 'H1',
            sinceMs: dawnMs + (firedAt - 14) * 1_000,
            atMs: dawnMs + firedAt * 1_000,
            heartRateBpm: 199,
            limitBpm: 190,
            peakBpm: 199,
            ...more
          }
        )
      })
      return alertId
    },
    alert: (alertId) => book.alarm().alerts.find(({ alert_id }) => alert_id === alertId),
    history: (alertId) => kinds.pluck().all(alertId),
    failNext() {
      fails = true
    },
    restart: () => bookUnderTest(data, ops, second)
  }
  book.load()
  alarms.length = 0
  return bench
}

export const momentAt = (second: number, heartRateBpm: number | null = 170) => ({
  atMs: dawnMs + second * 1_000,
  heartRateBpm
})
