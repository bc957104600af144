import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Tile } from '../../../shared/domain/floor'
import { everyMs } from '../../live/browser-ports'
import { type Live, useLive } from '../../live/live-context'
import { createRideFollower, type FollowState, type RideFollower } from './ride-follower'

const tileOfRide = (tiles: readonly Tile[], rideId: number): Tile | undefined =>
  tiles.find((tile) => tile.ride_id === rideId)

const followerOf = ({ bridge, console }: Live, rideId: number): RideFollower =>
  createRideFollower({
    ask: (after, signal) => bridge.call('ride.follow', { ride_id: rideId, after }, signal),
    onTileChange(run) {
      let known = tileOfRide(console.floor.tiles(), rideId)
      return console.floor.subscribe(() => {
        const tile = tileOfRide(console.floor.tiles(), rideId)
        if (tile === known) return
        known = tile
        run()
      })
    },
    every: everyMs,
    nowMs: console.clock.nowMs
  })

const isPageVisible = (): boolean => document.visibilityState === 'visible'

/**
 * Rides as they are known now, in the order of their ids, followed while the page is seen. `retry` asks again after a
 * failure that nothing mends by itself.
 */
export function useRides(rideIds: readonly number[]): {
  readonly states: readonly FollowState[]
  readonly retry: () => void
} {
  const live = useLive()
  // A ride that stays among those asked for stays known.
  const [followers] = useState(() => new Map<number, RideFollower>())
  const followed = rideIds.map((rideId) => {
    const follower = followers.get(rideId) ?? followerOf(live, rideId)
    followers.set(rideId, follower)
    return follower
  })
  const followedRef = useRef(followed)
  followedRef.current = followed
  const key = rideIds.join()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rides and a new attempt are reasons to start again
  useEffect(() => {
    const all = followedRef.current
    const follow = (): void => {
      for (const follower of all) isPageVisible() ? follower.start() : follower.stop()
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      for (const follower of all) follower.stop()
    }
  }, [key, attempt])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rides are others to watch
  const subscribe = useCallback(
    (onChange: () => void) => {
      const stops = followedRef.current.map((follower) => follower.state.subscribe(onChange))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [key]
  )
  const shown = useRef<readonly FollowState[]>([])
  const states = useSyncExternalStore(subscribe, () => {
    const now = followedRef.current.map((follower) => follower.state.get())
    const isSame = now.length === shown.current.length && now.every((state, index) => state === shown.current[index])
    if (!isSame) shown.current = now
    return shown.current
  })
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { states, retry }
}
