import type { Alarm } from '../../../shared/domain/alert'

/** What there is to see and hear where nothing is watched. */
export const noAlarm = (nowMs: number): Alarm => ({
  at: new Date(nowMs).toISOString(),
  alerts: [],
  silenced_until: null,
  mutes: [],
  sound: null,
  notice: null,
  rules_version: 0
})
