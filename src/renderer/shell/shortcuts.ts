import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { createAlertActions } from '../alerts/alert-actions'
import { acknowledgeTop, toggleSilence } from '../alerts/alert-keys'
import { undoLast } from '../alerts/toasts'
import { isQuietScreen } from '../alerts/wall-audience'
import { type Live, useLive } from '../live/live-context'
import { openLookUp } from '../look-up/look-up'
import { openKeyList } from './key-list'
import { type GlobalAction, globalActionOf, isAlone, isField } from './key-press'
import { railPages } from './pages'
import { singleKeysOn } from './single-keys'
import { enterWall } from './wall-mode'

/** Keys of every page, while the component is shown. */
export function useShortcuts(): void {
  const navigate = useNavigate()
  const live = useLive()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      const action = globalActionOf(event, isField(event.target), singleKeysOn.get())
      if (action === null) return
      if (action.kind === 'page') {
        const page = railPages[action.index]
        if (page === undefined) return
        void navigate({ to: page.to })
      } else if (action.kind === 'look-up') openLookUp()
      else if (action.kind === 'key-list') openKeyList()
      else if (action.kind === 'wall') enterWall(navigate)
      // A key that finds nothing to do is left to the page.
      else if (event.repeat || !doAlarmAction(action.kind, live)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [navigate, live])
}

/** Answers whether there was something to do. */
function doAlarmAction(kind: Extract<GlobalAction['kind'], 'acknowledge' | 'silence' | 'undo'>, live: Live): boolean {
  // Before the public nothing may show that there is an alert.
  if (isQuietScreen()) return false
  if (kind === 'undo') return undoLast()
  const actions = createAlertActions(live.bridge, live.alarm)
  if (kind === 'acknowledge') return acknowledgeTop(live.alarm, actions)
  toggleSilence(live.alarm, actions, Date.now())
  return true
}

/**
 * Keys that a page takes for itself, by their lower-case name (`' '` is Space): only pressed alone, not while typing, not
 * on a button or link that takes the key itself, and not where single keys are off (Escape works always).
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isAlone(event) || isField(event.target)) return
      const isPressable = event.target instanceof HTMLElement && event.target.closest('button, [role="button"]')
      if (event.key === ' ' && isPressable) return
      if (event.key !== 'Escape' && !singleKeysOn.get()) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const run = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
