import type { TailLine } from '../../../../../src/shared/domain/pipeline'

/** A line of the tail; what a test is about is given. */
export const tailLine = (sequence: number, given: Partial<TailLine> = {}): TailLine => ({
  sequence,
  at: '2026-11-24T14:03:22.417Z',
  partition: 0,
  offset: 1_000 + sequence,
  key: 'SN0003',
  text: 'Telemetry - hrt = 154; rpm = 85; power = 190.7007',
  counted_as: 'stored',
  ...given
})

/** Lines `from`..`to`, oldest first, as the console answers them. */
export const tailLines = (from: number, to: number): TailLine[] =>
  Array.from({ length: to - from + 1 }, (_, index) => tailLine(from + index))
