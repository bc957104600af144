export type ErrorCode =
  | 'unknown-call'
  | 'bad-input'
  | 'not-found'
  | 'forbidden'
  | 'unauthorized'
  | 'conflict'
  | 'busy'
  | 'unavailable'
  | 'cancelled'
  | 'internal'

/** An error as it crosses a boundary: a code to act on and one sentence for people. Never a stack, path or SQL. */
export interface CallError {
  readonly code: ErrorCode
  readonly message: string
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CallError }

export const succeed = <Value>(value: Value): Result<Value> => ({ ok: true, value })
export const fail = (code: ErrorCode, message: string): { readonly ok: false; readonly error: CallError } => ({
  ok: false,
  error: { code, message }
})
