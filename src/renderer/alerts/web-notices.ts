import { type Notice, noticeTag } from '../../shared/figures/notice-gate'
import { t } from '../i18n/translate'
import { createValueStore } from '../live/value-store'
import { alertLine } from './alert-words'

/** `none`: not here, as in the desktop shell, which shows its own. */
export type NoticePermission = 'granted' | 'denied' | 'default' | 'none'

const readPermission = (): NoticePermission =>
  typeof window === 'undefined' || window.deloton !== undefined || typeof Notification === 'undefined'
    ? 'none'
    : Notification.permission

/** Whether the browser may show notifications for this page. */
export const noticePermission = createValueStore<NoticePermission>(readPermission())

/** Asks for it. Only after a click or a key: browsers refuse a page that asks by itself. */
export async function askForNotices(): Promise<void> {
  if (noticePermission.get() === 'default') await Notification.requestPermission()
  noticePermission.set(readPermission())
}

/** Shows a notice outside of the page where that is allowed. It may be read on a locked screen: nothing of who, no number. */
export function showWebNotice({ alert, more }: Notice): void {
  if (readPermission() !== 'granted') return
  const what = alert.rule === 'P1' ? t('notice.watch') : t('notice.ask')
  try {
    const notification = new Notification(alertLine(alert), {
      body: more === 0 ? what : `${what} ${t('notice.more', { count: more })}`,
      tag: noticeTag(alert),
      requireInteraction: alert.priority === 'high',
      silent: true
    })
    notification.onclick = () => {
      window.focus()
      location.hash = alert.ride_id === null ? '#/alerts' : `#/ride/${alert.ride_id}`
      notification.close()
    }
  } catch {
    // A telephone's browser shows them from a service worker only: there the page is all there is.
    noticePermission.set('none')
  }
}
