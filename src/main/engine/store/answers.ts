import { maximumPageSize } from '../../../shared/domain/ride'
import { fail, type Result, succeed } from '../../../shared/result'
import { BadMomentError } from './moment'
import { BadCursorError } from './page-cursor'

/** `not-found` for null and undefined; `what` as in "There is no such ride." */
export const found = <Value>(value: Value | null | undefined, what: string): Result<Value> =>
  value == null ? fail('not-found', `There is no such ${what}.`) : succeed(value)

/** Lists longer than the maximum are clamped to it. */
export const clampLimit = (limit: number): number => Math.min(limit, maximumPageSize)
export const emptyPage = { items: [], next_cursor: null }

/** What a question answers; `bad-input` where it was asked with a cursor or a moment that can not be understood. */
export function paged<Value>(ask: () => Value): Result<Value> {
  try {
    return succeed(ask())
  } catch (error) {
    if (error instanceof BadCursorError || error instanceof BadMomentError) return fail('bad-input', error.message)
    throw error
  }
}
