import { QueryClient, useQuery } from '@tanstack/react-query'
import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import type { CallError, Result } from '../../shared/result'
import { useLive } from './live-context'

/** A call's error as a thrown thing: queries know failures by what is thrown. */
export class CallFailedError extends Error {
  override readonly name = 'CallFailedError'
  constructor(readonly call: CallError) {
    super(call.message)
  }
}

/** The value of an answer; throws `CallFailedError`. */
export function valueOrThrow<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new CallFailedError(answer.error)
  return answer.value
}

/** What will not be otherwise when asked again. */
const isFinal = (error: Error): boolean =>
  error instanceof CallFailedError && !['unavailable', 'busy', 'internal', 'cancelled'].includes(error.call.code)

/** Answers of calls, kept while they are shown. The page holds no truth: what is shown again is asked again. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 0,
        gcTime: 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) => !isFinal(error) && failures < 2,
        retryDelay: 500
      }
    }
  })

/** One call's answer, asked when shown, and every `everyMs` where given. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly everyMs?: number; readonly isEnabled?: boolean } = {}
) {
  const { bridge } = useLive()
  return useQuery<CallOutput<Name>>({
    queryKey: [name, input],
    queryFn: async ({ signal }) => valueOrThrow(await bridge.call(name, input, signal)),
    enabled: options.isEnabled ?? true,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs })
  })
}
