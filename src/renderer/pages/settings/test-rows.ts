import type { ConnectionTestStep } from '../../../shared/domain/connection-test'

const names = ['dns', 'tcp', 'tls', 'sasl', 'topic', 'sample'] as const satisfies readonly ConnectionTestStep['step'][]

/** A line of a connection test: what was found, or null while it is still to come. */
export interface TestRow {
  readonly name: ConnectionTestStep['step']
  readonly step: ConnectionTestStep | null
  /** Whether it is the one that is being taken. */
  readonly isNext: boolean
}

/** All steps in their order, with what is known of each. */
export function testRows(steps: readonly ConnectionTestStep[], isRunning: boolean): readonly TestRow[] {
  const known = new Map(steps.map((step) => [step.step, step]))
  const next = isRunning ? names.find((name) => !known.has(name)) : undefined
  return names.map((name) => ({ name, step: known.get(name) ?? null, isNext: name === next }))
}

export type TestVerdict = 'passed' | 'failed' | 'stopped'

/** How a test went that has ended: failed where a step is, stopped where not all steps were taken. */
export function verdictOf(steps: readonly ConnectionTestStep[], wasStopped: boolean): TestVerdict {
  if (steps.some(({ state }) => state === 'failed')) return 'failed'
  return wasStopped || steps.length < names.length ? 'stopped' : 'passed'
}

/** What was found, as lines of text for whoever is asked for help. Holds no secret: no step does. */
export const testText = (steps: readonly ConnectionTestStep[]): string =>
  steps
    .map(({ step, state, sentence, detail, took_ms }) =>
      [
        `${step.toUpperCase()}: ${state}, ${took_ms} ms. ${sentence}`,
        ...(detail === null ? [] : detail.split('\n'))
      ].join('\n  ')
    )
    .join('\n')
