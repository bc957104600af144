import type { OutboxMail } from '../../../shared/domain/mail'

const secondMs = 1_000
const minuteMs = 60 * secondMs

/** Waits before a try that follows a failed one; afterwards the last one of `usual` for as long as tries are left. */
const soonMs = [5, 15, 30, 60, 120, 240, 480].map((seconds) => seconds * secondMs)
const usualMs = [1, 2, 5, 15, 30, 60].map((minutes) => minutes * minuteMs)
/** From where alert mail that was tried soon goes on with the usual waits: 15 min. */
const usualAfterSoon = 3

/** Hourly to 48 h: what the first hours' waits leave of it, and some for what jitter takes. */
const mostTries = { usual: usualMs.length + 48, soon: soonMs.length + 51 }
const largestJitter = 0.1
/** A fault that a person must mend is looked at again this often. */
const slowMs = 15 * minuteMs

type MailKind = OutboxMail['kind']

/**
 * How long to wait, ms, after `failures` failed tries in a row (from 1). Alert mail is tried soon, then as all mail: 1, 2, 5,
 * 15, 30, 60 min, then hourly. `random` (0 to below 1) moves it by up to a tenth, so that many consoles do not come at once.
 */
export function retryAfterMs(kind: MailKind, failures: number, random: number): number {
  const waits = kind === 'alert' ? [...soonMs, ...usualMs.slice(usualAfterSoon)] : usualMs
  const wait = waits[Math.min(Math.max(failures, 1), waits.length) - 1] ?? minuteMs
  return jittered(wait, random)
}

/** How long to wait, ms, where a person must mend something first. */
export const slowRetryAfterMs = (random: number): number => jittered(slowMs, random)

/** Whether mail that the server put off this often is given up: after two days. */
export const isGivenUp = (kind: MailKind, failures: number): boolean =>
  failures >= (kind === 'alert' ? mostTries.soon : mostTries.usual)

const jittered = (waitMs: number, random: number): number => Math.round(waitMs * (1 + largestJitter * (2 * random - 1)))
