import { useSyncExternalStore } from 'react'
import { t } from '../../i18n/translate'
import { useIsPictureLive, useLive } from '../../live/live-context'
import { NotLiveBanner } from '../../shell/not-live-banner'
import { usePageHead } from '../../shell/page-head'
import '../../shell/shell.css'
import '../../ui/zones.css'
import { EmptyFloor } from '../floor/empty-floor'
import { wallLimits } from '../floor/fit'
import '../floor/floor.css'
import { FloorReader } from '../floor/floor-reader'
import '../floor/tile-alarm.css'
import '../floor/tile.css'
import { WallSkeleton } from '../floor/wall-skeleton'
import { usePointerStill } from './use-pointer-still'
import { useWallAudience } from './use-wall-audience'
import { useWallExit } from './use-wall-exit'
import { WallHeader } from './wall-header'
import { WallLegend } from './wall-legend'
import './wall.css'
import { WallTiles } from './wall-tiles'

const pointerShownForMs = 3_000

/**
 * Nothing but the floor, for a screen that all the room sees: dark, aliases only, nothing said of anyone's health but on one that
 * only staff look at.
 */
export function WallPage() {
  usePageHead(t('wall.title'))
  const leave = useWallExit()
  const isStill = usePointerStill(pointerShownForMs)
  const isPictureLive = useIsPictureLive()
  const isReasonHidden = useWallAudience() === 'public'
  const { floor } = useLive().console
  const shown = useSyncExternalStore(floor.subscribe, () =>
    !floor.isLoaded() ? 'loading' : floor.tiles().some((tile) => tile.state === 'riding') ? 'riding' : 'empty'
  )
  return (
    <div className={isStill ? 'wall-page is-still' : 'wall-page'} data-theme="dark">
      <WallHeader isPictureLive={isPictureLive} isReasonHidden={isReasonHidden} />
      <NotLiveBanner />
      <main className="wall-main">
        {shown === 'loading' && <WallSkeleton gap={wallLimits.gap} />}
        {shown === 'empty' && <EmptyFloor isPublic />}
        {shown === 'riding' && <WallTiles isPictureLive={isPictureLive} isReasonHidden={isReasonHidden} />}
      </main>
      <WallLegend onLeave={leave} />
      <FloorReader isPictureLive={isPictureLive} />
    </div>
  )
}
