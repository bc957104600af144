import { setImmediate as immediate } from 'node:timers/promises'
import type { QuarantineChoice, QuarantineDiscard, QuarantineRetry } from '../../../shared/domain/quarantine'
import { fail, type Result, succeed } from '../../../shared/result'
import type { Writable } from '../store/open'
import { createDiscard } from '../store/quarantine-retry/discard-message'
import { createKeptMessages } from '../store/quarantine-retry/kept-messages'
import { createRetry, type DecodeMessage } from '../store/quarantine-retry/retry-messages'
import { runSliced } from './sliced'

export interface QuarantineJobsOptions {
  readonly data: Writable
  /** How this version understands messages. */
  readonly decode: DecodeMessage
  readonly silenceLimitMs: number
  readonly clock: { readonly now: () => number; readonly monotonic: () => number }
  /** Told when the counters of a log have changed in the store. */
  readonly onRecounted: (logId: number) => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** What is done to quarantined messages by hand, beside the ingestion and never in its way. */
export interface QuarantineJobs {
  retry(choice: QuarantineChoice): Promise<Result<QuarantineRetry>>
  discard(choice: QuarantineChoice): Promise<Result<QuarantineDiscard>>
  /** What is under way ends after the messages it is at. */
  stop(): Promise<void>
}

const sliceMs = 15
const idsAtOnce = 500

export function createQuarantineJobs(options: QuarantineJobsOptions): QuarantineJobs {
  const { data, clock } = options
  const kept = createKeptMessages(data)
  const retryMessages = createRetry(data, options.decode, options.silenceLimitMs)
  const discardMessage = createDiscard(data)
  let isStopping = false
  let running: Promise<unknown> | null = null

  /** Does `step` until it answers false; one such job at a time. */
  const run = async <Value>(what: string, step: () => boolean, result: () => Value): Promise<Result<Value>> => {
    if (running !== null) return fail('busy', 'The quarantine is being worked on already; try again when that is done.')
    const sliced = runSliced(step, sliceMs, { monotonic: clock.monotonic, yield: () => immediate() }, () => isStopping)
    running = sliced.catch(() => undefined)
    try {
      await sliced
      return isStopping ? fail('unavailable', 'The console is stopping; what was done is kept.') : succeed(result())
    } catch (error) {
      options.onFailure(what, error)
      return fail('unavailable', 'The store could not be written; the log says why. Nothing was lost.')
    } finally {
      running = null
    }
  }

  return {
    retry(choice) {
      const next = 'all' in choice ? kept.all() : kept.named(choice.quarantine_ids)
      const total = { stored: 0, control: 0, kept: 0 }
      const reasons = new Map<string, number>()
      const step = (): boolean => {
        const messages = next()
        if (messages.length === 0) return false
        const { stored, control, keptFor, logIds } = retryMessages(messages)
        for (const logId of logIds) options.onRecounted(logId)
        total.stored += stored
        total.control += control
        total.kept += keptFor.length
        for (const reason of keptFor) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
        return true
      }
      return run('retrying quarantined messages', step, () => ({ ...total, reasons: mostFrequentFirst(reasons) }))
    },

    discard(choice) {
      let waiting = 'all' in choice ? [] : [...new Set(choice.quarantine_ids)].sort((one, other) => other - one)
      const newestId = kept.newestId()
      let lastId = 0
      let discarded = 0
      const step = (): boolean => {
        if (waiting.length === 0 && 'all' in choice) waiting = kept.idsAfter(lastId, newestId, idsAtOnce).reverse()
        const quarantineId = waiting.pop()
        if (quarantineId === undefined) return false
        lastId = quarantineId
        if (discardMessage(quarantineId, clock.now())) discarded += 1
        return true
      }
      return run('discarding quarantined messages', step, () => ({ discarded }))
    },

    async stop() {
      isStopping = true
      await running
    }
  }
}

const mostFrequentFirst = (reasons: ReadonlyMap<string, number>): QuarantineRetry['reasons'] =>
  [...reasons]
    .map(([reason, messages]) => ({ reason, messages }))
    .sort((one, other) => other.messages - one.messages || (one.reason < other.reason ? -1 : 1))
