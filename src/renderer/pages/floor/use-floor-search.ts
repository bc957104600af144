import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type FloorSearch, parseFloorSearch } from './floor-search'

/**
 * What the floor's address says. It is read once more here: beside what the route has read the router hands over all that
 * stands in the address, and so what the route left out as unknown.
 */
export function useFloorSearch(): FloorSearch {
  const search = useSearch({ from: '/shell/floor' })
  return useMemo(() => parseFloorSearch({ ...search }), [search])
}
