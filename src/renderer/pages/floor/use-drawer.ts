import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { useLive } from '../../live/live-context'
import { useFloorSearch } from './use-floor-search'

/** The ride whose drawer is open beside the floor, in the address: it can be linked to, and Back closes it. */
export interface Drawer {
  readonly rideId: number | null
  /** `bikeKey` is the tile's that the focus comes back to. */
  open(rideId: number, bikeKey: string): void
  close(): void
}

export function useDrawer(): Drawer {
  const { floor } = useLive().console
  const rideId = useFloorSearch().ride ?? null
  const navigate = useNavigate({ from: '/floor' })
  const cameFrom = useRef<string | null>(null)
  const shownId = useRef<number | null>(null)

  useEffect(() => {
    const closedId = shownId.current
    shownId.current = rideId
    if (rideId !== null || closedId === null) return
    // Whoever went elsewhere before the drawer closed stays there.
    if (document.activeElement !== null && document.activeElement !== document.body) return
    focusTile(cameFrom.current ?? floor.tiles().find((tile) => tile.ride_id === closedId)?.bike_key ?? null)
    cameFrom.current = null
  }, [rideId, floor])

  const open = useCallback(
    (nextId: number, bikeKey: string) => {
      cameFrom.current = bikeKey
      void navigate({ search: (given) => ({ ...given, ride: nextId }), replace: shownId.current !== null })
    },
    [navigate]
  )
  const close = useCallback(
    () => void navigate({ search: ({ ride: _closed, ...given }) => given, replace: true }),
    [navigate]
  )
  return { rideId, open, close }
}

/** The tile of a bike, or where it is not shown (any more) the one that Tab would come to. */
function focusTile(bikeKey: string | null): void {
  const tiles = [...document.querySelectorAll<HTMLElement>('.wall .tile')]
  const tile = tiles.find(({ dataset }) => dataset.key === bikeKey) ?? tiles.find(({ tabIndex }) => tabIndex === 0)
  tile?.focus()
}
