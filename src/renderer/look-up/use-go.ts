import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { closeDialog } from '../shell/dialogs'
import { openKeyList } from '../shell/key-list'
import { switchTheme } from '../shell/theme'
import { enterWall } from '../shell/wall-mode'
import type { LookUpTarget } from './look-up-target'

/** Closes the look-up and does what was chosen. */
export function useGo(): (target: LookUpTarget) => void {
  const navigate = useNavigate()
  return useCallback(
    (target) => {
      switch (target.kind) {
        case 'theme':
          closeDialog()
          return switchTheme()
        case 'keys':
          return openKeyList()
        case 'wall':
          closeDialog('nothing')
          return enterWall(navigate)
        case 'page':
          void navigate({ to: target.to })
          break
        case 'ride':
          void navigate({ to: '/ride/$rideId', params: { rideId: target.rideId } })
          break
        case 'rider':
          void navigate({ to: '/rider/$riderId', params: { riderId: target.riderId } })
          break
      }
      closeDialog('nothing')
      // Only the wall fills the screen.
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
    },
    [navigate]
  )
}
