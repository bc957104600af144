import { Notification } from 'electron'
import type { Logger } from 'pino'
import type { Unsubscribe } from '../../shared/bridge'
import { createNoticeGate } from '../../shared/figures/notice-gate'
import type { Engine } from '../engine/ports'
import { type NoticeWords, noticeWords } from './notice-words'

/**
 * Shows what the alarm has to say as notifications of the system: a copy of what the page shows, for whoever looks at
 * something else. `open` brings the page to a hash. Answers how to stop.
 */
export function showNotices(
  engine: Pick<Engine, 'subscribe'>,
  log: Logger,
  now: () => number,
  open: (hash: string) => void
): Unsubscribe {
  if (!Notification.isSupported()) {
    log.warn('the system shows no notifications')
    return () => undefined
  }
  // It is there from the console's first moment: all that is said is for it.
  const gate = createNoticeGate(0)
  /** Those that can still be clicked; one that nobody holds may be swept away with its handler. */
  const shown = new Map<string, Notification>()
  const show = (words: NoticeWords): void => {
    shown.get(words.tag)?.close()
    const notification = new Notification({
      title: words.title,
      body: words.body,
      // The page has sounds of its own.
      silent: true,
      urgency: words.isGrave ? 'critical' : 'normal',
      timeoutType: words.isGrave ? 'never' : 'default',
      groupId: words.tag
    })
    const forget = (): void => {
      if (shown.get(words.tag) === notification) shown.delete(words.tag)
    }
    notification.on('click', () => {
      forget()
      open(words.hash)
    })
    notification.on('close', forget)
    notification.on('failed', (_event, error) => {
      forget()
      log.warn({ error }, 'a notification could not be shown')
    })
    shown.set(words.tag, notification)
    notification.show()
  }
  const unsubscribe = engine.subscribe('alarm', (alarms) => {
    for (const alarm of alarms) {
      const notice = gate.take(alarm, now())
      if (notice !== null) show(noticeWords(notice))
    }
  })
  return () => {
    unsubscribe()
    for (const notification of shown.values()) notification.close()
    shown.clear()
  }
}
