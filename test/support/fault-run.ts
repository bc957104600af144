/** Whether this is `npm run test:faults`; in `npm test` each body runs in a shorter form. */
export const isFullSize = process.env.FAULTS_SIZE === 'full'

/** What a number is in the full size and in the shorter form. */
export const sized = (full: number, short: number): number => (isFullSize ? full : short)

/**
 * The seed of this run: that of `FAULTS_SEED`, else a new one. It is printed, so that what went wrong by chance can be
 * run again. (fast-check takes it as `{ seed }`.)
 */
export function takeSeed(test: string): number {
  const given = process.env.FAULTS_SEED
  const seed = given === undefined ? Math.floor(Math.random() * 2_147_483_647) : Number(given)
  if (!Number.isSafeInteger(seed)) throw new Error(`FAULTS_SEED must be a whole number, not ${given}`)
  print(`${test}: FAULTS_SEED=${seed}`)
  return seed
}

export type Figures = Readonly<Record<string, string | number | boolean | null>>

/** Prints what a test measured: a line to read, and the same as JSON for who keeps it. */
export function tellFigures(test: string, figures: Figures): void {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  print(`${test}: ${words.join(', ')}\n  ${JSON.stringify({ test, size: isFullSize ? 'full' : 'short', ...figures })}`)
}

/** Past vitest, which would put a heading above each line. */
const print = (text: string): void => {
  process.stdout.write(`\n${text}\n`)
}

/** The middle value; of an even number the lower of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** The largest value; NaN of none. */
export const worst = (values: readonly number[]): number => (values.length === 0 ? Number.NaN : Math.max(...values))
