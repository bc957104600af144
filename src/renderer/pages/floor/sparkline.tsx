import { memo } from 'react'
import { sparklineHeight, sparklinePath, sparklineWidth } from './sparkline-path'

/** Heart rate of the last minute, for the eye only: the tile's sentence says what matters. */
export const Sparkline = memo(function Sparkline({ trail }: { readonly trail: readonly (number | null)[] }) {
  return (
    <svg
      aria-hidden="true"
      className="sparkline"
      viewBox={`0 0 ${sparklineWidth} ${sparklineHeight}`}
      preserveAspectRatio="none"
    >
      <path d={sparklinePath(trail)} vectorEffect="non-scaling-stroke" />
    </svg>
  )
})
