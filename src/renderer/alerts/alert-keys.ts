import type { AlarmStore } from '../live/alarm-store'
import type { AlertActions } from './alert-actions'
import { localSilence } from './local-silence'
import { unacknowledgedAlerts } from './told-alerts'

const localSilenceMs = 120_000

/** Acknowledges the top alert; false where none waits. */
export function acknowledgeTop(alarm: AlarmStore, actions: AlertActions): boolean {
  const [top] = unacknowledgedAlerts(alarm.alarm.get())
  if (top === undefined) return false
  void actions.acknowledge([top])
  return true
}

/** Silences sound for two minutes, or ends the silence. Where the console does not answer the page silences itself. */
export function toggleSilence(alarm: AlarmStore, actions: AlertActions, nowMs: number): void {
  if (alarm.contact.get().kind === 'lost') {
    const untilMs = localSilence.get()
    localSilence.set(untilMs !== null && untilMs > nowMs ? null : nowMs + localSilenceMs)
    return
  }
  void actions.silence(alarm.alarm.get()?.silenced_until == null)
}
