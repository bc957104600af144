import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type CurrentRide, useCurrentRide } from '../../live/current-ride'
import { useLive } from '../../live/live-context'
import { useCall, valueOrThrow } from '../../live/queries'

/** Between changes on the floor the figures of a ride under way grow; they need not be of this second. */
const askEveryMs = 30_000
const ridesAPage = 50

/**
 * A rider, what they ever did, their rides (newest first, page after page) and the ride under way. Asked anew when the rider
 * begins or ends a ride, and twice a minute.
 */
export function useRider(riderId: number) {
  const { bridge } = useLive()
  const rider = useCall('rider.get', { rider_id: riderId }, { everyMs: askEveryMs })
  const history = useCall('rider.history', { rider_id: riderId }, { everyMs: askEveryMs })
  const rides = useInfiniteQuery({
    queryKey: ['rider.rides', 'pages', riderId],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam }
      return valueOrThrow(await bridge.call('rider.rides', { rider_id: riderId, limit: ridesAPage, ...cursor }, signal))
    },
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: askEveryMs
  })
  const current: CurrentRide | null = useCurrentRide(riderId, rider.data?.current_ride_id ?? null)

  const refetch = useRef<() => void>(() => undefined)
  useEffect(() => {
    refetch.current = () => {
      void rider.refetch()
      void history.refetch()
      void rides.refetch()
    }
  })
  const { floor } = useLive().console
  useEffect(() => {
    const ridingNow = () => floor.tiles().find((tile) => tile.state === 'riding' && tile.rider_id === riderId)?.ride_id
    let known = ridingNow()
    return floor.subscribe(() => {
      const now = ridingNow()
      if (now === known) return
      known = now
      refetch.current()
    })
  }, [floor, riderId])
  return { rider, history, rides, current }
}
