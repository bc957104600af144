import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SettingFault, SettingsForm } from '../../../shared/domain/settings'
import { useLive } from '../../live/live-context'

/** A test mail as the page shows it. */
export type ShownMailTest =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'faults' }
  | { readonly kind: 'ended'; readonly isSent: boolean; readonly sentence: string }

/** Sends one mail with what is in a form. A page that goes away waits for nothing. */
export function useMailTest(onFaults: (faults: readonly SettingFault[]) => void): {
  readonly shown: ShownMailTest
  readonly send: (to: string, form: SettingsForm) => void
} {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const [shown, setShown] = useState<ShownMailTest>({ kind: 'none' })
  const sending = useRef<AbortController | null>(null)
  const tellFaults = useRef(onFaults)
  useEffect(() => {
    tellFaults.current = onFaults
  })
  useEffect(() => () => sending.current?.abort(), [])

  const send = useCallback(
    (to: string, form: SettingsForm) => {
      if (sending.current !== null) return
      const abort = new AbortController()
      sending.current = abort
      setShown({ kind: 'sending' })
      void bridge.call('mail.test', { to, form }, abort.signal).then((answer) => {
        sending.current = null
        if (abort.signal.aborted) return
        if (!answer.ok) setShown({ kind: 'ended', isSent: false, sentence: answer.error.message })
        else if (answer.value.tested === null) {
          setShown({ kind: 'faults' })
          tellFaults.current(answer.value.faults)
        } else setShown({ kind: 'ended', isSent: answer.value.tested.ok, sentence: answer.value.tested.sentence })
        void queries.invalidateQueries({ queryKey: ['mail.status'] })
      })
    },
    [bridge, queries]
  )
  return { shown, send }
}
