import type { ConnectionTestStep } from '../../../../../shared/domain/connection-test'

/** How a step went, in words. */
export type Outcome = Pick<ConnectionTestStep, 'state' | 'sentence' | 'detail'>

/** What is wrong: one sentence that says what to do, and a code for whoever looks it up. */
export interface Fault {
  readonly sentence: string
  readonly detail: string | null
}

export const passed = (sentence: string, detail: string | null = null): Outcome => ({ state: 'ok', sentence, detail })
export const failed = ({ sentence, detail }: Fault): Outcome => ({ state: 'failed', sentence, detail })
export const skipped = (sentence: string): Outcome => ({ state: 'skipped', sentence, detail: null })

/** One fact a line, null when there is none. */
export const lines = (facts: readonly (string | null)[]): string | null =>
  facts.filter((fact) => fact !== null && fact !== '').join('\n') || null
