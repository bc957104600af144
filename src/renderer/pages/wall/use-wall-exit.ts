import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { leaveWall } from '../../shell/wall-mode'

/** Leaves the wall of the floor with Escape or F11, and when the system ends full screen; returns how to leave it otherwise. */
export function useWallExit(): () => void {
  const navigate = useNavigate()
  const leave = useCallback(() => leaveWall(navigate), [navigate])
  useWallKeys(leave)
  return leave
}

/** Calls `leave` with Escape and F11, and when the system ends full screen. Keep it the same function. */
export function useWallKeys(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      // What lies over the wall closes by the same key.
      const isInDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
      if (event.key !== 'F11' && (event.key !== 'Escape' || isInDialog)) return
      event.preventDefault()
      leave()
    }
    const onFullscreenChange = (): void => {
      if (document.fullscreenElement === null) leave()
    }
    // Before the page's own keys: to them F11 is the way in.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    document.addEventListener('fullscreenchange', onFullscreenChange)
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      document.removeEventListener('fullscreenchange', onFullscreenChange)
    }
  }, [leave])
}
