import { useSyncExternalStore } from 'react'
import { useIsPictureLive, useLive } from '../../live/live-context'
import '../../ui/zones.css'
import { EmptyFloor } from './empty-floor'
import './floor.css'
import { FloorHeader } from './floor-header'
import './tile.css'
import { Wall } from './wall'
import { WallSkeleton } from './wall-skeleton'

/** Who is riding now. */
export function FloorPage() {
  const isPictureLive = useIsPictureLive()
  const { floor } = useLive().console
  const shown = useSyncExternalStore(floor.subscribe, () =>
    !floor.isLoaded() ? 'loading' : floor.tiles().some((tile) => tile.state === 'riding') ? 'riding' : 'empty'
  )
  return (
    <div className="floor">
      <FloorHeader isPictureLive={isPictureLive} />
      {shown === 'loading' && <WallSkeleton />}
      {shown === 'empty' && <EmptyFloor />}
      {shown === 'riding' && <Wall isPictureLive={isPictureLive} />}
    </div>
  )
}
