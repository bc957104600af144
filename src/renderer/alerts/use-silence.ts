import { formatElapsed, momentMs } from '../i18n/format'
import { useConsoleTime, useLive, useStored } from '../live/live-context'
import { useAlarm } from '../live/use-alarm'
import { useAlertActions } from './alert-actions'
import { toggleSilence } from './alert-keys'
import { localSilence } from './local-silence'

export interface Silence {
  /** "1:43"; null while sound is not silenced. */
  readonly left: string | null
  toggle(): void
}

/** Whether sound is silenced, for how long still, and how to change that. */
export function useSilence(): Silence {
  const { alarm, console } = useLive()
  const actions = useAlertActions()
  const isLost = useStored(alarm.contact).kind === 'lost'
  const localUntilMs = useStored(localSilence)
  const untilMs = momentMs(useAlarm()?.silenced_until ?? null)
  const left = useConsoleTime((nowMs) => {
    // The page's own silence is of its own clock.
    const leftMs = isLost ? (localUntilMs ?? 0) - Date.now() : (untilMs ?? 0) - nowMs
    return leftMs > 0 ? formatElapsed(Math.ceil(leftMs / 1_000)) : null
  })
  return { left, toggle: () => toggleSilence(alarm, actions, isLost ? Date.now() : console.clock.nowMs()) }
}
