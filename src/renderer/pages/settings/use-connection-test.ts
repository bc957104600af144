import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConnectionTestStep } from '../../../shared/domain/connection-test'
import type { SettingFault, SettingsForm } from '../../../shared/domain/settings'
import { useLive } from '../../live/live-context'

const lookEveryMs = 250

/** A connection test as the page shows it. */
export type ShownTest =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly steps: readonly ConnectionTestStep[] }
  | {
      readonly kind: 'ended'
      readonly steps: readonly ConnectionTestStep[]
      readonly wasStopped: boolean
      /** Epoch ms of the console. */
      readonly atMs: number
      readonly wasSaved: boolean
    }
  | { readonly kind: 'refused'; readonly message: string }

export interface ConnectionTest {
  readonly shown: ShownTest
  /** Begins one with what is in a form; one that runs goes on. */
  run(form: SettingsForm, isSaved: boolean, onFaults: (faults: readonly SettingFault[]) => void): void
  stop(): void
}

/** Tests the connection with what is in the form. A page that goes away stops its test. */
export function useConnectionTest(): ConnectionTest {
  const { bridge, console } = useLive()
  const [shown, setShown] = useState<ShownTest>({ kind: 'none' })
  const running = useRef<AbortController | null>(null)
  const steps = useRef<readonly ConnectionTestStep[]>([])
  useEffect(() => () => running.current?.abort(), [])

  const run = useCallback<ConnectionTest['run']>(
    (form, wasSaved, onFaults) => {
      if (running.current !== null) return
      const abort = new AbortController()
      running.current = abort
      steps.current = []
      setShown({ kind: 'running', steps: [] })
      const timer = setInterval(() => {
        void bridge.call('settings.test_progress', {}).then((answer) => {
          if (running.current !== abort || !answer.ok || !answer.value.running) return
          steps.current = answer.value.steps
          setShown({ kind: 'running', steps: answer.value.steps })
        })
      }, lookEveryMs)
      const end = (last: ShownTest): void => {
        clearInterval(timer)
        running.current = null
        setShown(last)
      }
      void bridge.call('settings.test_connection', form, abort.signal).then((answer) => {
        const atMs = console.clock.nowMs()
        if (answer.ok && answer.value.faults.length > 0) {
          end({ kind: 'none' })
          onFaults(answer.value.faults)
        } else if (answer.ok) end({ kind: 'ended', steps: answer.value.steps, wasStopped: false, atMs, wasSaved })
        else if (abort.signal.aborted) end({ kind: 'ended', steps: steps.current, wasStopped: true, atMs, wasSaved })
        else end({ kind: 'refused', message: answer.error.message })
      })
    },
    [bridge, console]
  )
  const stop = useCallback(() => running.current?.abort(), [])
  return { shown, run, stop }
}
