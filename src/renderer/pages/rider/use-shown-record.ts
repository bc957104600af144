import { useEffect, useRef, useState } from 'react'
import type { RiderRecord } from '../../../shared/domain/rider'
import { useLive } from '../../live/live-context'

/** How long personal data stay in sight. */
const shownForMs = 60_000

/** A rider's personal data, once somebody has asked to see them. */
export interface ShownRecord {
  /** Null while it is hidden. Never kept anywhere else. */
  readonly record: RiderRecord | null
  /** Why the last question came to nothing, in a sentence. */
  readonly trouble: string | null
  readonly isAsking: boolean
  show(): void
  hide(): void
}

/** Shows the record for a minute each time it is asked for; leaving the page hides it, too. */
export function useShownRecord(riderId: number): ShownRecord {
  const { bridge } = useLive()
  const [record, setRecord] = useState<RiderRecord | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const asking = useRef<AbortController | null>(null)
  useEffect(() => () => asking.current?.abort(), [])
  useEffect(() => {
    if (record === null) return
    const timer = setTimeout(() => setRecord(null), shownForMs)
    return () => clearTimeout(timer)
  }, [record])

  const show = async (): Promise<void> => {
    if (isAsking) return
    const abort = new AbortController()
    asking.current = abort
    setAsking(true)
    setTrouble(null)
    const answer = await bridge.call('rider.show', { rider_id: riderId }, abort.signal)
    if (abort.signal.aborted) return
    setAsking(false)
    if (answer.ok) setRecord(answer.value)
    else setTrouble(answer.error.message)
  }
  return { record, trouble, isAsking, show: () => void show(), hide: () => setRecord(null) }
}
