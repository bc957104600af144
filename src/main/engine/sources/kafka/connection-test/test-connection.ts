import { type ConnectionTestStep, connectionTestSteps } from '../../../../../shared/domain/connection-test'
import type { KafkaSettings } from '../../../ports'
import { type Checks, createChecks } from './create-checks'
import { type Outcome, skipped } from './outcome'
import type { ConnectionTestPorts } from './ports'
import { createTimeBudget, StoppedError } from './time-budget'

/** What all may take, the leave of Kafka at the end included. */
const limitMs = 10_000
const stepsLimitMs = 8_500
/** A group can be left only when it is formed, for which brokers let it wait 3 s by default. */
const leaveLimitMs = 4_000

const stopped = skipped('The test was stopped.')
const notTaken = skipped('Not tried, because an earlier step failed.')

/**
 * Tests a connection to Kafka from the name of the broker to the newest message, and tells each step when it is done.
 * All steps come, in their order: what follows a failed one is skipped, as is what is left when the signal aborts.
 *
 * It changes nothing at the broker: no topic is created, no offset committed, no group left behind. When the loop over
 * it ends, at the last step or before, every socket is closed. Takes 10 s at most and never throws.
 */
export async function* testConnection(
  settings: KafkaSettings,
  ports: ConnectionTestPorts
): AsyncGenerator<ConnectionTestStep, void, void> {
  const begunMs = ports.now()
  const checks = createChecks(settings, ports, createTimeBudget(stepsLimitMs, ports.now, ports.signal))
  let hasFailed = false
  try {
    for (const step of connectionTestSteps) {
      const startMs = ports.now()
      const outcome: Outcome = ports.signal.aborted ? stopped : hasFailed ? notTaken : await take(checks[step], ports)
      hasFailed ||= outcome.state === 'failed'
      yield { step, ...outcome, took_ms: Math.max(0, Math.round(ports.now() - startMs)) }
    }
  } finally {
    const leftMs = limitMs - (ports.now() - begunMs)
    await end(checks, Math.min(leaveLimitMs, Math.max(limitMs - stepsLimitMs, leftMs)), ports.now)
  }
}

async function take(check: () => Promise<Outcome>, { log }: ConnectionTestPorts): Promise<Outcome> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof StoppedError) return stopped
    log.debug({ cause: error instanceof Error ? error.name : 'unknown' }, 'a connection test failed by itself')
    return { state: 'failed', sentence: 'The test could not be made; please report it with the log.', detail: null }
  }
}

/** Takes leave within the time for it, then closes what is still open. */
async function end(checks: Checks, withinMs: number, now: () => number): Promise<void> {
  // Leave is taken also when the test was stopped: its signal has no say here.
  const budget = createTimeBudget(withinMs, now, new AbortController().signal)
  await budget.within(withinMs, checks.leave()).catch(() => undefined)
  checks.closeAll()
}
