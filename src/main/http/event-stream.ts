import type { ServerResponse } from 'node:http'

const heartbeatMs = 10_000
/** A client that takes nothing for this long is given up. */
const drainWithinMs = 15_000

/** One page's stream of server-sent events. */
export interface EventStream {
  /** Sends one event; resolves when the socket takes more, rejects when it is gone. */
  send(event: string, data: unknown): Promise<void>
  close(): void
}

export interface EventStreamOptions {
  /** Asked before each event and with each heartbeat: a page that signed out meanwhile gets nothing more. */
  readonly isStillAllowed: () => boolean
  /** Called once, whoever ends the stream. */
  readonly onClose: () => void
}

/** Begins the stream on a response whose head is already set. */
export function openEventStream(
  response: ServerResponse,
  { isStillAllowed, onClose }: EventStreamOptions
): EventStream {
  let isOpen = true
  const end = (): void => {
    if (!isOpen) return
    isOpen = false
    clearInterval(heartbeat)
    onClose()
    response.destroy()
  }
  const heartbeat = setInterval(() => {
    if (isStillAllowed()) response.write(': still here\n\n')
    else end()
  }, heartbeatMs)
  response.on('close', end)
  response.on('error', end)
  response.write(': open\n\n')
  return {
    send(event, data) {
      if (isOpen && !isStillAllowed()) end()
      if (!isOpen) return Promise.reject(new Error('the stream is closed'))
      if (response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const give = (settle: () => void) => (): void => {
          clearTimeout(timer)
          response.off('drain', drained)
          response.off('close', closed)
          settle()
        }
        const drained = give(resolve)
        const closed = give(() => reject(new Error('the stream is closed')))
        const timer = setTimeout(end, drainWithinMs)
        response.once('drain', drained)
        response.once('close', closed)
      })
    },
    close: end
  }
}
