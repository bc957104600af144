import { useEffect, useRef, useState } from 'react'
import { useConsoleTime } from '../live/live-context'
import { useAlarm } from '../live/use-alarm'
import { actionWords, alertLine } from './alert-words'
import { createAnnouncer } from './announcer'
import { callingAlerts } from './told-alerts'
import { isQuietScreen } from './wall-audience'

const nothing = { urgent: '', calm: '' }

/** What is said of alerts now: the grave at once, the others when there is a pause. */
export function useAnnouncements(): { readonly urgent: string; readonly calm: string } {
  const alarm = useAlarm()
  const announcer = useRef(createAnnouncer())
  const [said, setSaid] = useState(nothing)
  const second = useConsoleTime((nowMs) => Math.floor(nowMs / 1_000))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits for its turn is looked at again each second
  useEffect(() => {
    // What was said elsewhere stays in the page, and a public wall must not hold it.
    if (isQuietScreen()) return setSaid(nothing)
    const alert = announcer.current.next(callingAlerts(alarm), performance.now())
    if (alert === null) return
    const text = `${alertLine(alert)}. ${actionWords(alert)}`
    setSaid(alert.priority === 'high' ? { urgent: text, calm: '' } : { urgent: '', calm: text })
  }, [alarm, second])
  return said
}
