import { useEffect } from 'react'
import { audienceOf, setWallAudience, type WallAudience, wallAudience } from '../../alerts/wall-audience'
import { useStored } from '../../live/live-context'

/** Who the wall is for: what its address says when it is opened, then what is chosen on it. */
export function useWallAudience(): WallAudience {
  useEffect(() => {
    const named = audienceOf(location.hash)
    if (named !== null) setWallAudience(named)
  }, [])
  return useStored(wallAudience)
}
