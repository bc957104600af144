/**
 * A blob that holds no series this program can read. `damaged`: its bytes are not what was packed. `unknown-version`: a
 * later program packed it, or its first byte is damaged. The message holds no value of a rider's.
 */
export class PackedSeriesError extends Error {
  override readonly name = 'PackedSeriesError'
  constructor(
    readonly kind: 'damaged' | 'unknown-version',
    message: string
  ) {
    super(message)
  }
}

/** `what` says which part does not hold together. */
export const damaged = (what: string): PackedSeriesError =>
  new PackedSeriesError('damaged', `The packed series is damaged: ${what}.`)
