import type { Bridge, Unsubscribe } from '../../shared/bridge'
import type { FeedItem, FeedName } from '../../shared/contract'
import { type ErrorCode, fail, type Result } from '../../shared/result'

/** Waits before the stream is opened again, by how often it failed in a row. */
const reopenAfterMs = [250, 500, 1_000, 2_000, 4_000]

interface Subscription<Name extends FeedName = FeedName> {
  readonly feed: Name
  readonly onBatch: (items: FeedItem<Name>[]) => void
  readonly onReset: (() => void) | undefined
}

/**
 * The bridge of a page in a browser: calls by fetch, all feeds in one event stream, which is opened anew when the set of
 * feeds changes or the connection was lost. The session is a cookie that scripts can not read.
 */
export function createWebBridge(): Bridge {
  const subscriptions = new Set<Subscription>()
  let stream: EventSource | null = null
  let streamFeeds = ''
  let failures = 0
  let reopening: ReturnType<typeof setTimeout> | undefined
  let isPlanned = false

  const wanted = (): string => [...new Set([...subscriptions].map(({ feed }) => feed))].sort().join(',')

  const open = (feeds: string): void => {
    stream?.close()
    clearTimeout(reopening)
    stream = null
    streamFeeds = feeds
    if (feeds === '') return
    const opened = new EventSource(`/bridge/events?feeds=${encodeURIComponent(feeds)}`)
    stream = opened
    opened.onopen = () => {
      failures = 0
      // Whatever was before, items may have been missed.
      for (const { onReset } of [...subscriptions]) onReset?.()
    }
    opened.onerror = () => {
      if (stream !== opened) return
      opened.close()
      const wait = reopenAfterMs[Math.min(failures, reopenAfterMs.length - 1)] ?? 1_000
      failures += 1
      reopening = setTimeout(() => open(wanted()), wait)
    }
    for (const feed of feeds.split(',')) {
      opened.addEventListener(feed, (event) => {
        const items = JSON.parse((event as MessageEvent<string>).data) as FeedItem<FeedName>[]
        for (const subscription of [...subscriptions]) {
          if (subscription.feed === feed) (subscription.onBatch as (batch: unknown[]) => void)(items)
        }
      })
    }
  }
  /** Several subscriptions of one turn become one stream. */
  const plan = (): void => {
    if (isPlanned) return
    isPlanned = true
    queueMicrotask(() => {
      isPlanned = false
      const feeds = wanted()
      if (feeds !== streamFeeds) open(feeds)
    })
  }

  return {
    async call(name, input, signal) {
      return (await request(`/bridge/call/${encodeURIComponent(name)}`, 'POST', input, signal)) as never
    },
    subscribe(feed, onBatch, onReset): Unsubscribe {
      const subscription = { feed, onBatch, onReset } as unknown as Subscription
      subscriptions.add(subscription)
      plan()
      return () => {
        subscriptions.delete(subscription)
        plan()
      }
    }
  }
}

/** Signs this browser in with an API token. */
export const signIn = (token: string): Promise<Result<unknown>> => request('/session', 'POST', { token })

/** What the shell answers to a request that never became a call. */
const refusals: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: ['bad-input', 'The console can not read this.'],
  401: ['unauthorized', 'Sign in first.'],
  403: ['forbidden', 'The console refuses this.'],
  413: ['bad-input', 'This is too much at once.'],
  429: ['busy', 'Too many attempts; wait a minute.']
}

/** One request; what goes wrong is a value. A call's answer is a result already, a session's is wrapped as one. */
async function request(path: string, method: string, body: unknown, signal?: AbortSignal): Promise<Result<unknown>> {
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal })
    })
    if (!answer.ok) {
      const [code, message] = refusals[answer.status] ?? ['internal', `The console answered ${answer.status}.`]
      return fail(code, message)
    }
    const value = (await answer.json()) as unknown
    const isResult = typeof value === 'object' && value !== null && 'ok' in value
    return isResult ? (value as Result<unknown>) : { ok: true, value }
  } catch {
    if (signal?.aborted === true) return fail('cancelled', 'The call was cancelled.')
    return fail('unavailable', 'There is no connection to the console.')
  }
}
