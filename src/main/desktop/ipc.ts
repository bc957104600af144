import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { Logger } from 'pino'
import type { Unsubscribe } from '../../shared/bridge'
import { isFeedName } from '../../shared/contract'
import { desktopChannels } from '../../shared/desktop-channels'
import { type Caller, dispatch, machineCaller } from '../../shared/dispatch'
import { scopes } from '../../shared/domain/access'
import { fail, type Result, succeed } from '../../shared/result'
import type { Engine } from '../engine/ports'
import { createCallLimits } from './call-limits'
import { isPageUrl } from './page-origin'

/** The page on the gym's own desk may do everything. */
const desk: Caller = machineCaller('front desk', scopes)
const mostSubscriptions = 32

/**
 * Answers the page over IPC: the only place that listens. Every message is checked once, here: it comes from `page`'s
 * main frame, which shows our own origin. Answers how to stop listening.
 */
export function answerPage(page: WebContents, engine: Engine, log: Logger, now: () => number): Unsubscribe {
  const limits = createCallLimits(now)
  const calls = new Map<number, AbortController>()
  const subscriptions = new Map<number, { unsubscribe: Unsubscribe; taken: () => void }>()

  const isTrusted = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    event.sender === page &&
    event.senderFrame !== null &&
    event.senderFrame.parent === null &&
    isPageUrl(event.senderFrame.url)
  const handle = (channel: string, answer: (...args: unknown[]) => Promise<Result<unknown>> | Result<unknown>): void =>
    ipcMain.handle(channel, (event, ...args: unknown[]) =>
      isTrusted(event) ? answer(...args) : fail('forbidden', 'Only the page itself may call.')
    )
  const listen = (channel: string, take: (id: number) => void): void => {
    ipcMain.on(channel, (event, id: unknown) => {
      if (isTrusted(event) && typeof id === 'number') take(id)
    })
  }

  handle(desktopChannels.call, async (id, name, input) => {
    if (typeof id !== 'number' || typeof name !== 'string') return fail('bad-input', 'This is no call.')
    if (!limits.begin()) return fail('busy', 'Too many calls at once; try again.')
    const abort = new AbortController()
    calls.set(id, abort)
    try {
      return await dispatch(engine.handlers, desk, name, input, abort.signal, (call, error) =>
        log.error({ call, error: error instanceof Error ? error.stack : 'unknown' }, 'a call failed')
      )
    } finally {
      calls.delete(id)
      limits.end()
    }
  })
  listen(desktopChannels.abort, (id) => calls.get(id)?.abort())

  handle(desktopChannels.subscribe, (id, feed) => {
    if (typeof id !== 'number' || typeof feed !== 'string' || !isFeedName(feed)) {
      return fail('bad-input', 'There is no such feed.')
    }
    if (subscriptions.size >= mostSubscriptions) return fail('busy', 'Too many subscriptions.')
    endSubscription(id)
    const subscription = { unsubscribe: () => {}, taken: () => {} }
    subscriptions.set(id, subscription)
    subscription.unsubscribe = engine.subscribe(feed, (items) => {
      if (page.isDestroyed()) return
      // One batch is on its way until the page says that it took it: a page that hangs gets no queue of them.
      const taken = new Promise<void>((resolve) => {
        subscription.taken = resolve
      })
      page.send(desktopChannels.batch, id, items)
      return taken
    })
    return succeed(null)
  })
  listen(desktopChannels.taken, (id) => subscriptions.get(id)?.taken())
  listen(desktopChannels.unsubscribe, (id) => endSubscription(id))

  const endSubscription = (id: number): void => {
    const subscription = subscriptions.get(id)
    subscriptions.delete(id)
    subscription?.unsubscribe()
    subscription?.taken()
  }
  const endAll = (): void => {
    for (const id of [...subscriptions.keys()]) endSubscription(id)
    for (const abort of calls.values()) abort.abort()
  }
  // A page that loads anew has forgotten its subscriptions.
  page.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) endAll()
  })
  page.on('render-process-gone', endAll)
  page.once('destroyed', endAll)
  return () => {
    endAll()
    for (const channel of [desktopChannels.call, desktopChannels.subscribe]) ipcMain.removeHandler(channel)
    for (const channel of [desktopChannels.abort, desktopChannels.taken, desktopChannels.unsubscribe]) {
      ipcMain.removeAllListeners(channel)
    }
  }
}
