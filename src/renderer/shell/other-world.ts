import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useLive, useStored } from '../live/live-context'
import { clearCompare } from '../pages/compare/compare-list'

/** Pages about a ride or a rider, by their ids. */
const isAboutOne = (hash: string): boolean => /^#\/(ride|rider|compare)\b/.test(hash) || /[?&]ride=/.test(hash)

/**
 * When the console is set to read another world, nothing of the one before may stay in sight: ids count anew there, so a
 * ride of the one would pass for one of the other. And whatever is set anew is asked anew.
 */
export function useOtherWorld(): void {
  const info = useStored(useLive().console.info)
  const queries = useQueryClient()
  const navigate = useNavigate()
  /** The world of the last time that nothing was being applied, and whether something was since. */
  const known = useRef<{ readonly world: string; readonly wasApplying: boolean } | null>(null)
  useEffect(() => {
    if (info === null) return
    const before = known.current
    if (info.applying) {
      if (before !== null) known.current = { ...before, wasApplying: true }
      return
    }
    known.current = { world: info.world, wasApplying: false }
    if (before === null) return
    if (before.world !== info.world) {
      clearCompare()
      // The settings are of both worlds, and may be on the screen.
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings.get' })
      if (isAboutOne(location.hash)) void navigate({ to: '/floor', search: {} })
    } else if (before.wasApplying) void queries.invalidateQueries()
  }, [info, queries, navigate])
}
