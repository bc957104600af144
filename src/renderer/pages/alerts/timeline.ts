import type { AlertDetails, AlertMail, AlertTransition } from '../../../shared/domain/alert'
import { momentMs } from '../../i18n/format'
import { type NextStep, nextSteps } from './next-steps'

/** Mails of one step, however many they go to. */
export interface MailsOfStep {
  readonly step: AlertMail['step']
  readonly count: number
  readonly sent: number
  readonly failed: number
  /** Why one of them failed or is being tried again; null when all is well. */
  readonly problem: string | null
}

/** One line of what happened to an alert, or is still to come. Times are epoch ms. */
export type TimelineEntry = { readonly key: string; readonly atMs: number } & (
  | {
      readonly kind: 'transition'
      readonly transition: AlertTransition
      /** When it came to light, where that was more than a minute later; else null. */
      readonly cameLateMs: number | null
    }
  | { readonly kind: 'mails'; readonly mails: MailsOfStep }
  | { readonly kind: 'next'; readonly next: NextStep }
)

const lateAfterMs = 60_000

/** What happened to an alert in the order in which it came about, and then what is to come. */
export function timelineOf({ alert, transitions, mails }: AlertDetails): readonly TimelineEntry[] {
  const done = transitions.map((transition, index) => {
    const atMs = momentMs(transition.at) ?? 0
    const arrivedMs = momentMs(transition.arrived_at) ?? atMs
    const cameLateMs = arrivedMs - atMs > lateAfterMs ? arrivedMs : null
    return {
      orderMs: arrivedMs,
      entry: { key: `${index} ${transition.kind}`, atMs, kind: 'transition' as const, transition, cameLateMs }
    }
  })
  const mailed = stepsOfMails(mails).map(({ atMs, ...of }) => ({
    orderMs: atMs,
    entry: { key: `mail ${of.step}`, atMs, kind: 'mails' as const, mails: of }
  }))
  // Sorting keeps the order of equals: a mail stands after what it tells.
  const happened = [...done, ...mailed].sort((a, b) => a.orderMs - b.orderMs).map(({ entry }) => entry)
  const toCome = nextSteps(alert, transitions).map((next) => ({
    key: `next ${next.kind}`,
    atMs: next.atMs,
    kind: 'next' as const,
    next
  }))
  return [...happened, ...toCome]
}

function stepsOfMails(mails: readonly AlertMail[]): (MailsOfStep & { readonly atMs: number })[] {
  const steps = [...new Set(mails.map(({ step }) => step))]
  return steps.map((step) => {
    const own = mails.filter((mail) => mail.step === step)
    return {
      step,
      count: own.length,
      sent: own.filter(({ state }) => state === 'sent').length,
      failed: own.filter(({ state }) => state === 'failed').length,
      problem: own.find(({ problem }) => problem !== null)?.problem ?? null,
      atMs: Math.max(...own.map(({ at }) => momentMs(at) ?? 0))
    }
  })
}
