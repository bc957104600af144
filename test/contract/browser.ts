import { type ClientRequest, type IncomingMessage, request } from 'node:http'

/** The part of a browser that the bridge needs, for one page of one origin: its cookie, its headers, its event streams. */
export interface TestBrowser {
  readonly fetch: typeof fetch
  readonly EventSource: typeof EventSource
  /** Bytes of event streams stay in the socket until `resume`. */
  stall(): void
  resume(): void
  /** Drops all connections of the page. */
  leave(): void
}

/** Opens the link, keeps the cookie it is answered with, and acts as a page of `url`. */
export async function browserAt(url: string, link: string): Promise<TestBrowser> {
  // A test puts this browser's `fetch` in the place of the real one.
  const realFetch = globalThis.fetch
  const opened = await realFetch(link, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ownHeaders = { cookie, 'sec-fetch-site': 'same-origin' }
  const streams = new Set<TestEventSource>()
  const left = new AbortController()

  class TestEventSource extends EventTarget {
    onopen: (() => void) | null = null
    onerror: (() => void) | null = null
    private readonly request: ClientRequest
    private response: IncomingMessage | null = null

    constructor(path: string) {
      super()
      streams.add(this)
      this.request = request(new URL(path, url), { headers: ownHeaders, agent: false }, (response) => {
        this.response = response
        if (response.statusCode !== 200) return this.fail()
        this.onopen?.()
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          const events = (text + chunk).split('\n\n')
          text = events.pop() ?? ''
          for (const event of events) this.take(event)
        })
        response.on('close', () => this.fail())
        response.on('error', () => this.fail())
      })
      this.request.on('error', () => this.fail())
      this.request.end()
    }

    close(): void {
      streams.delete(this)
      this.request.destroy()
    }

    hold(isHeld: boolean): void {
      if (isHeld) this.response?.pause()
      else this.response?.resume()
    }

    private take(event: string): void {
      const fields = new Map(event.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^[^:]*: /, '')]))
      const name = fields.get('event')
      if (name !== undefined) this.dispatchEvent(new MessageEvent(name, { data: fields.get('data') }))
    }

    private fail(): void {
      if (streams.delete(this)) this.onerror?.()
    }
  }

  return {
    fetch: (path, init = {}) => {
      const signals = init.signal ? [left.signal, init.signal] : [left.signal]
      return realFetch(new URL(String(path), url), {
        ...init,
        signal: AbortSignal.any(signals),
        headers: { ...(init.headers as Record<string, string>), ...ownHeaders, origin: url }
      })
    },
    EventSource: TestEventSource as unknown as typeof EventSource,
    stall: () => streams.forEach((stream) => void stream.hold(true)),
    resume: () => streams.forEach((stream) => void stream.hold(false)),
    leave() {
      left.abort()
      for (const stream of streams) stream.close()
    }
  }
}
