import { fail, type Result } from '../../../shared/result'

/** What crosses between the engine and one of its threads: requests, their answers, and news the thread tells unasked. */
export type ToThread = { readonly id: number; readonly name: string; readonly input: unknown }
export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'news'; readonly name: string; readonly payload: unknown }

/** The two ends of a message channel, as `worker_threads` and MessagePort have them. */
export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): void
}

/** One function a request; errors are values. */
export type ThreadHandlers = Readonly<Record<string, (input: never) => Promise<Result<unknown>> | Result<unknown>>>

/**
 * Answers the requests that come in on a port, in a thread. `onDefect` is told of a handler that threw. Answers a
 * function that tells news to the other side.
 */
export function serveThread(
  port: Port,
  handlers: ThreadHandlers,
  onDefect: (name: string, error: unknown) => void
): (name: string, payload: unknown) => void {
  const post = (message: FromThread): void => port.postMessage(message)
  const answer = async ({ name, input }: ToThread): Promise<Result<unknown>> => {
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (handler === undefined) return fail('unknown-call', 'There is no such call.')
    try {
      return await handler(input as never)
    } catch (error) {
      onDefect(name, error)
      return fail('internal', 'The console could not do this; its log says why.')
    }
  }
  port.on('message', (message) => {
    const request = message as ToThread
    void answer(request).then((result) => post({ kind: 'answer', id: request.id, result }))
  })
  return (name, payload) => post({ kind: 'news', name, payload })
}
