import { useRouterState } from '@tanstack/react-router'
import { t } from '../i18n/translate'
import { useStored } from '../live/live-context'
import { Dialog } from '../shell/dialog'
import { showDialog, shownDialog } from '../shell/dialogs'
import { isWallPath } from '../shell/wall-mode'
import './look-up.css'
import { Palette } from './palette'

/** The palette that finds riders, bikes and pages; shown while it is open. */
export function LookUp() {
  const isShown = useStored(shownDialog) === 'look-up'
  const isOnWall = useRouterState({ select: (state) => isWallPath(state.location.pathname) })
  if (!isShown) return null
  return (
    <Dialog label={t('lookUp.label')} width={680} isDark={isOnWall}>
      <Palette isOnWall={isOnWall} />
    </Dialog>
  )
}

/** Opens the look-up. */
export const openLookUp = (): void => showDialog('look-up')
