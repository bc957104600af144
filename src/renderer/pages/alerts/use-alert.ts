import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Alert, AlertDetails } from '../../../shared/domain/alert'
import { useCall } from '../../live/queries'
import { useAlarm } from '../../live/use-alarm'
import { boardKey } from './alert-filter'

/** What happens to an open alert by itself, mails among it, is seen after this. */
const openEveryMs = 3_000
/** A mail of one that is over may still be under way. */
const overEveryMs = 15_000

/** One alert and what happened to it, followed while it is shown. */
export function useAlert(alertId: number): {
  /** As it is now; null until known. */
  readonly alert: Alert | null
  readonly details: UseQueryResult<AlertDetails>
} {
  const onBoard = useAlarm()?.alerts.find(({ alert_id }) => alert_id === alertId)
  const details = useCall(
    'alert.get',
    { alert_id: alertId },
    { everyMs: onBoard === undefined ? overEveryMs : openEveryMs }
  )
  const { refetch } = details
  const key = onBoard === undefined ? '' : boardKey([onBoard])
  const askedFor = useRef(key)
  useEffect(() => {
    if (askedFor.current === key) return
    askedFor.current = key
    void refetch()
  }, [key, refetch])
  return { alert: onBoard ?? details.data?.alert ?? null, details }
}
