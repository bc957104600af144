import { useCallback, useSyncExternalStore } from 'react'
import type { Alarm, Alert } from '../../shared/domain/alert'
import { useLive, useStored } from './live-context'

/** All that must be seen and heard now; null until it is known. */
export const useAlarm = (): Alarm | null => useStored(useLive().alarm.alarm)

/** Alerts of a bike that are not resolved, in the order they should be seen. */
export function useAlertsOf(bikeKey: string): readonly Alert[] {
  const { alarm } = useLive()
  const read = useCallback(() => alarm.alertsOf(bikeKey), [alarm, bikeKey])
  return useSyncExternalStore(alarm.alarm.subscribe, read)
}
