import type { MailSettings } from '../ports'
import { whyNoMail } from '../settings/why-no-mail'
import type { Writable } from '../store/open'
import {
  nextDueMs,
  nextMail,
  noteMailFailed,
  noteSending,
  noteSent,
  putOffMail,
  type QueuedMail,
  removeOldMail,
  requeueInterrupted
} from '../store/outbox'
import { type Mailbox, parseMailbox } from './mail-address'
import type { MailFault } from './mail-fault'
import type { ConnectMail, MailSession, OutgoingMail } from './mail-session'
import { isGivenUp, retryAfterMs, slowRetryAfterMs } from './retry-times'

export interface MailerOptions {
  /** Of the world whose mail goes out. */
  readonly ops: Writable
  readonly mail: MailSettings
  readonly connect: ConnectMail
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** From 0 to below 1. */
  readonly random: () => number
  /** A fault, for the log: without addresses and without a text of anybody's. */
  readonly onFault: (fault: Pick<MailFault, 'scope' | 'code'>) => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** Sends what is in the outbox: one mail after another, over one connection at a time. */
export interface Mailer {
  /** Puts back what a former life left half-way, sends what is due, and looks again by itself. */
  start(): void
  /** There is new mail. Resolves when nothing is left that can be sent now. */
  wake(): Promise<void>
  /** Somebody has mended something: what holds all mail back is tried again now. */
  release(): Promise<void>
  /** What holds all mail back, one sentence; null when nothing does. */
  problem(): string | null
  /** Waits a moment for the mail under way, then breaks it off: it is sent again later. Safe to call twice. */
  stop(): Promise<void>
}

const lookEveryMs = 60_000
/** What has been under way for longer was not ended by anybody. */
const interruptedAfterMs = 10 * 60_000
const keptForMs = 30 * 86_400_000
/** A server that is not there is asked again for new mail, but not more often. */
const leastBetweenTriesMs = 5_000
const stopWithinMs = 600
const givenUp = 'It was given up after two days.'

/** Why no mail goes out, and until when nothing is tried. */
interface Hold {
  readonly fault: MailFault
  readonly triedMs: number
  readonly untilMs: number
}

export function createMailer(options: MailerOptions): Mailer {
  const { ops, mail, now, random } = options
  const notReady = whyNoMail(mail)
  const from = notReady === null ? parseMailbox(mail.from) : null
  const stopping = new AbortController()
  let hold: Hold | null = null
  let holds = 0
  let session: MailSession | null = null
  let running: Promise<void> | null = null
  let isAsked = false
  let timer: NodeJS.Timeout | null = null
  let isStarted = false
  let isStopping = false

  const holdAll = (fault: MailFault, first: QueuedMail): void => {
    holds += 1
    const waitMs = fault.scope === 'all' ? slowRetryAfterMs(random()) : retryAfterMs(first.kind, holds, random())
    hold = { fault, triedMs: now(), untilMs: now() + waitMs }
    options.onFault(fault)
  }
  const leave = (): void => {
    session?.close()
    session = null
  }
  /** A session to send on; null where the server gives none. */
  const open = async (first: QueuedMail): Promise<MailSession | null> => {
    if (session !== null || mail.server === null) return session
    const connected = await options.connect(mail.server, stopping.signal)
    if (stopping.signal.aborted) {
      if (connected.ok) connected.session.close()
      return null
    }
    if (connected.ok) session = connected.session
    else holdAll(connected.fault, first)
    return session
  }
  const settle = (queued: QueuedMail, fault: MailFault): void => {
    const nowMs = now()
    const failures = queued.attempts + 1
    if (fault.scope === 'all' || fault.scope === 'all_later') {
      holdAll(fault, queued)
      putOffMail(ops, queued.mailId, { nowMs, nextMs: nowMs, problem: fault.sentence, wasTried: false })
      return
    }
    options.onFault(fault)
    const isOver = isGivenUp(queued.kind, failures)
    if (fault.scope === 'mail' || isOver) {
      noteMailFailed(ops, queued.mailId, nowMs, isOver ? `${fault.sentence} ${givenUp}` : fault.sentence)
      return
    }
    const nextMs = nowMs + retryAfterMs(queued.kind, failures, random())
    putOffMail(ops, queued.mailId, { nowMs, nextMs, problem: fault.sentence, wasTried: true })
  }
  /** Sends the mail that comes next; false when there is none, or nothing can be sent now. */
  const sendNext = async (sender: Mailbox): Promise<boolean> => {
    if (hold !== null && now() < hold.untilMs && now() >= hold.triedMs) return false
    const queued = nextMail(ops, now())
    if (queued === null) return false
    const opened = await open(queued)
    if (opened === null) return false
    // Whatever was queued while the connection was opened may be more urgent.
    const next = nextMail(ops, now()) ?? queued
    noteSending(ops, next.mailId, now())
    const sent = await opened.send(outgoing(next, sender, now()))
    if (sent.ok) {
      noteSent(ops, next.mailId, now())
      hold = null
      holds = 0
      return true
    }
    leave()
    // What was broken off here stays as it is: the next life sends it again.
    if (stopping.signal.aborted) return false
    settle(next, sent.fault)
    return true
  }
  const drain = async (): Promise<void> => {
    if (from === null || mail.server === null) return
    do {
      isAsked = false
      requeueInterrupted(ops, now() - interruptedAfterMs, now())
      while (!isStopping && (await sendNext(from)));
    } while (isAsked && !isStopping)
    leave()
    if (!isStopping) removeOldMail(ops, now() - keptForMs)
  }
  const look = (): Promise<void> => {
    if (isStopping) return running ?? Promise.resolve()
    isAsked = true
    running ??= drain()
      .catch((error: unknown) => {
        leave()
        options.onFailure('sending mail', error)
      })
      .finally(() => {
        running = null
        arm()
      })
    return running
  }
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!isStarted || isStopping) return
    const dueMs = Math.max(nextDueMs(ops) ?? Number.POSITIVE_INFINITY, hold?.untilMs ?? 0)
    timer = setTimeout(look, Math.min(Math.max(dueMs - now(), 0), lookEveryMs))
  }

  return {
    start() {
      isStarted = true
      requeueInterrupted(ops, Number.MAX_SAFE_INTEGER, now())
      void look()
    },
    wake() {
      // News is worth another try at a server that was not there; a password does not mend itself.
      if (hold?.fault.scope === 'all_later') {
        hold = { ...hold, untilMs: Math.min(hold.untilMs, hold.triedMs + leastBetweenTriesMs) }
        holds = 0
      }
      return look()
    },
    release() {
      if (hold !== null) hold = { ...hold, untilMs: 0 }
      return look()
    },
    problem: () => notReady ?? hold?.fault.sentence ?? null,
    async stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      isStopping = true
      if (running === null) return
      let giveUp: NodeJS.Timeout | undefined
      const waited = new Promise<void>((resolve) => {
        giveUp = setTimeout(resolve, stopWithinMs)
      })
      await Promise.race([running, waited])
      clearTimeout(giveUp)
      stopping.abort()
      leave()
      await running
    }
  }
}

/** The mail as it goes out now: what is no longer news says so. */
function outgoing(queued: QueuedMail, from: Mailbox, nowMs: number): OutgoingMail {
  const { past, ...message } = queued.message
  const { recipient, messageId } = queued
  const isPast = past !== undefined && queued.expiresMs !== null && nowMs > queued.expiresMs
  return { from, recipient, messageId, dateMs: nowMs, subject: queued.subject, ...message, ...(isPast ? past : {}) }
}
