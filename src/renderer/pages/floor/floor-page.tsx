import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { t } from '../../i18n/translate'
import { useIsPictureLive, useLive } from '../../live/live-context'
import { usePageHead } from '../../shell/page-head'
import '../../ui/zones.css'
import { addToCompare } from '../compare/compare-list'
import { RideDrawer } from '../ride/ride-drawer'
import { CompareBar } from './compare-bar'
import { EmptyFloor } from './empty-floor'
import { FilterEmpty } from './filter-empty'
import './floor.css'
import { FloorHeader } from './floor-header'
import { FloorReader } from './floor-reader'
import type { TileActions } from './tile'
import './tile-alarm.css'
import './tile.css'
import { type MenuPlace, TileMenu } from './tile-menu'
import { useDrawer } from './use-drawer'
import { useFloorChoice } from './use-floor-choice'
import { useFloorView } from './use-floor-view'
import { Wall } from './wall'
import { WallSkeleton } from './wall-skeleton'

/** Narrower than this the drawer lies over the floor (floor.css). */
const besideQuery = '(min-width: 1000px)'

/** Who is riding now. */
export function FloorPage() {
  usePageHead(t('nav.floor'))
  const isPictureLive = useIsPictureLive()
  const [choice, choose] = useFloorChoice()
  const bikeKeys = useFloorView(choice, isPictureLive)
  const drawer = useDrawer()
  const isBeside = useMediaQuery(besideQuery, undefined, { getInitialValueInEffect: false })
  const { floor } = useLive().console
  const shown = useSyncExternalStore(floor.subscribe, () =>
    !floor.isLoaded() ? 'loading' : floor.tiles().some((tile) => tile.state === 'riding') ? 'riding' : 'empty'
  )
  const openDrawer = drawer.open
  const navigate = useNavigate()
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const actions = useMemo<TileActions>(
    () => ({
      open: (tile, rideId) => openDrawer(rideId, tile.bike_key),
      compare: addToCompare,
      profile: (riderId) => void navigate({ to: '/rider/$riderId', params: { riderId } }),
      menu: (tile, place) => setMenu({ bikeKey: tile.bike_key, ...place })
    }),
    [openDrawer, navigate]
  )
  return (
    <div className="floor">
      <div className="floor-main" inert={drawer.rideId !== null && isBeside === false}>
        <FloorHeader isPictureLive={isPictureLive} choice={choice} choose={choose} />
        {shown === 'loading' && <WallSkeleton />}
        {shown === 'empty' && <EmptyFloor />}
        {shown === 'riding' && bikeKeys.length === 0 && (
          <FilterEmpty
            show={choice.show}
            isPictureLive={isPictureLive}
            onShowAll={() => {
              choose({ show: 'all' })
              // The button goes with its place: the focus must not be lost with it.
              document.getElementById('page-content')?.focus()
            }}
          />
        )}
        {shown === 'riding' && bikeKeys.length > 0 && (
          <Wall
            bikeKeys={bikeKeys}
            size={choice.size}
            isPictureLive={isPictureLive}
            actions={actions}
            openRideId={drawer.rideId}
          />
        )}
        <CompareBar />
      </div>
      {drawer.rideId !== null && (
        <div className="floor-drawer">
          <RideDrawer key={drawer.rideId} rideId={drawer.rideId} onClose={drawer.close} />
        </div>
      )}
      {menu !== null && <TileMenu place={menu} onClose={() => setMenu(null)} />}
      <FloorReader isPictureLive={isPictureLive} />
    </div>
  )
}
