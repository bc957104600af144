import { type CallName, type CallOutput, calls, type HandlerInput, isCallName } from './contract'
import type { CallScope } from './domain/access'
import { inputSentence } from './input-sentence'
import { fail, type Result } from './result'

/** One function a call. They answer errors as values; one that throws is answered as `internal`. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: HandlerInput<Name>,
    signal: AbortSignal,
    caller: Caller
  ) => Promise<Result<CallOutput<Name>>> | Result<CallOutput<Name>>
}

/** Who calls, as far as rights go. A page on this machine holds all scopes of a token, a command `machine` as well. */
export interface Caller {
  readonly scopes: ReadonlySet<CallScope>
  /** How the audit names who it is: `token NAME (ID)`, `user NAME`, `front desk` or `command`. */
  readonly who: string
  /** What they came in with, such as `token:ID`; what is signed in by it ends with it. Null for this machine's own. */
  readonly credential: string | null
  /** When that ends by itself, epoch ms. */
  readonly expiresMs: number | null
}

/** A caller on this machine, who came in with nothing that could be taken away. */
export const machineCaller = (who: string, held: readonly CallScope[]): Caller => ({
  scopes: new Set(held),
  who,
  credential: null,
  expiresMs: null
})

/** A right to administer includes all others but that of a command on the console's own machine. */
export const mayUse = (caller: Caller, scope: CallScope): boolean =>
  caller.scopes.has(scope) || (scope !== 'machine' && caller.scopes.has('admin'))

/**
 * Answers one call by name: looks it up, checks the caller's scope, validates the input, runs the handler. Every
 * transport goes through here. `onInternalError` is told of a handler that threw (a defect), the caller only that it did.
 */
export async function dispatch(
  handlers: Handlers,
  caller: Caller,
  name: string,
  input: unknown,
  signal: AbortSignal,
  onInternalError: (name: string, error: unknown) => void
): Promise<Result<unknown>> {
  if (!isCallName(name)) return fail('unknown-call', 'There is no such call.')
  const call = calls[name]
  if (!mayUse(caller, call.scope)) return fail('forbidden', whatIsMissing(call.scope))
  const parsed = call.input.safeParse(input)
  if (!parsed.success) return fail('bad-input', inputSentence(parsed.error))
  try {
    const handler = handlers[name] as (
      input: unknown,
      signal: AbortSignal,
      caller: Caller
    ) => Promise<Result<unknown>> | Result<unknown>
    return await handler(parsed.data, signal, caller)
  } catch (error) {
    if (signal.aborted) return fail('cancelled', 'The call was cancelled.')
    onInternalError(name, error)
    return fail('internal', 'The console could not do this; its log says why.')
  }
}

const whatIsMissing = (scope: CallScope): string =>
  scope === 'machine'
    ? 'Only a command on the machine of the console can ask for this.'
    : `This needs the scope "${scope}".`
