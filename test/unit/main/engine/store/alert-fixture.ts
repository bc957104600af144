import { createAlertStore, type StoredAlert } from '../../../../../src/main/engine/store/alert-store'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { atSecond } from '../ingest/line-fixture'

/** An alert of rider 7 on ride 3 that is over; `second` is when it fired. */
export const alertAt = (alertId: number, second: number, more: Partial<StoredAlert> = {}): StoredAlert => ({
  alertId,
  rule: 'H2',
  priority: 'medium',
  state: 'resolved',
  rideId: 3,
  riderId: 7,
  bikeKey: 'SN0007',
  bikeSerial: 'SN0007',
  conditionMs: atSecond(second - 60),
  startedMs: atSecond(second),
  arrivedMs: atSecond(second + 0.5),
  endedMs: atSecond(second + 90),
  peakBpm: 188,
  limitBpm: 180,
  acknowledgedMs: null,
  acknowledgedBy: null,
  notifiedMs: atSecond(second + 0.5),
  isLate: false,
  isMuted: false,
  note: null,
  ruleVersion: 2,
  ...more
})

export function writeAlerts(database: Writable, alerts: readonly StoredAlert[]): void {
  const store = createAlertStore(database)
  store.transaction(() => {
    for (const alert of alerts) store.add(alert)
  })
}
