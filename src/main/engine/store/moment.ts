/** A moment that can not be understood. */
export class BadMomentError extends Error {
  override readonly name = 'BadMomentError'
  constructor() {
    super('A moment must be ISO-8601, like 2026-11-24T09:00:00Z.')
  }
}

const momentForm = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** Epoch ms of an ISO-8601 moment with its zone, or of a date's UTC midnight. Throws `BadMomentError`. */
export function readMoment(text: string): number {
  const ms = momentForm.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isFinite(ms)) throw new BadMomentError()
  return ms
}
