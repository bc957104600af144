import type { StoredAlert, StoredTransition } from '../../../../../src/main/engine/store/alert-store'

export const storedAlert = (alertId: number, more: Partial<StoredAlert> = {}): StoredAlert => ({
  alertId,
  rule: 'H1',
  priority: 'high',
  state: 'firing',
  rideId: 1,
  riderId: 7,
  bikeKey: '0=SN0007',
  bikeSerial: 'SN0007',
  conditionMs: 1_000,
  startedMs: 15_000,
  arrivedMs: 15_200,
  endedMs: null,
  peakBpm: 199,
  limitBpm: 190.5,
  acknowledgedMs: null,
  acknowledgedBy: null,
  notifiedMs: 15_200,
  isLate: false,
  isMuted: false,
  note: null,
  ruleVersion: 3,
  ...more
})

export const storedTransition = (alertId: number, more: Partial<StoredTransition> = {}): StoredTransition => ({
  alertId,
  kind: 'notified',
  atMs: 15_000,
  arrivedMs: 15_200,
  heartRateBpm: 199,
  limitBpm: 190.5,
  ruleVersion: 3,
  by: null,
  note: null,
  mailStep: 'fired',
  ...more
})
