import type { AlertRuleId } from '../../shared/domain/alert'
import { type Notice, noticeTag } from '../../shared/figures/notice-gate'

/** A notification of the system. It may be read on a locked screen: nothing of who, no number of anyone's health. */
export interface NoticeWords {
  readonly title: string
  readonly body: string
  readonly tag: string
  /** The page that a click opens. */
  readonly hash: string
  readonly isGrave: boolean
}

const ruleNames: Readonly<Record<AlertRuleId, string>> = {
  H1: 'very high heart rate',
  H2: 'high heart rate',
  H3: 'sustained near maximum',
  H4: 'high at rest',
  L1: 'low while pedalling',
  L2: 'fall under load',
  S1: 'no heart-rate signal',
  S2: 'sensor suspect',
  P1: 'alerts are off'
}

export function noticeWords({ alert, more }: Notice): NoticeWords {
  const isBlind = alert.rule === 'P1'
  const what = isBlind ? 'Watch the riders yourself.' : 'Go and ask how they feel.'
  return {
    title: isBlind ? 'Alerts are off' : `Bike ${alert.bike_label}: ${ruleNames[alert.rule]}`,
    body: more === 0 ? what : `${what} ${more} more.`,
    tag: noticeTag(alert),
    hash: alert.ride_id === null ? '#/alerts' : `#/ride/${alert.ride_id}`,
    isGrave: isBlind || alert.priority === 'high'
  }
}
