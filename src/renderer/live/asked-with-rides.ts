import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { CallName } from '../../shared/contract'
import { useLive } from './live-context'

/** Many begin and end together: not sooner than this after one did. */
const settleMs = 1_500

/** Asks calls anew as soon as a ride has begun or ended. Keep `names` the same array. */
export function useAskedWithRides(names: readonly CallName[]): void {
  const { floor } = useLive().console
  const queries = useQueryClient()
  const riding = useSyncExternalStore(floor.subscribe, () =>
    floor
      .tiles()
      .flatMap((tile) => (tile.state === 'riding' && tile.ride_id !== null ? tile.ride_id : []))
      .toSorted((one, other) => one - other)
      .join(' ')
  )
  const seen = useRef(riding)
  useEffect(() => {
    if (seen.current === riding) return
    const timer = setTimeout(() => {
      seen.current = riding
      for (const name of names) void queries.invalidateQueries({ queryKey: [name] })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [riding, queries, names])
}
