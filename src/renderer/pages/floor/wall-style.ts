import type { CSSProperties } from 'react'
import { floorLimits, type WallFit } from './fit'
import { floorScale, tileScale } from './tile-scale'

/** The tile's lengths as custom properties, set once for all tiles. `gap` is px. */
export function wallStyle(
  { columns, width, height }: WallFit,
  gap = floorLimits.gap,
  limits = floorScale
): CSSProperties {
  const scale = tileScale(width, height, limits)
  const lengths = {
    '--tile-gap': gap,
    '--tile-w': width,
    '--tile-h': height,
    '--tile-pad': scale.padding,
    '--tile-plate': scale.plate,
    '--f-number': scale.number,
    '--f-percent': scale.percent,
    '--f-zone': scale.zone,
    '--f-heart-rate': scale.heartRate,
    '--f-unit': scale.unit,
    '--f-name': scale.name,
    '--f-elapsed': scale.elapsed,
    '--f-values': scale.values,
    '--f-badge': scale.badge
  }
  const inPx = Object.entries(lengths).map(([name, px]) => [name, `${Math.floor(px * 100) / 100}px`])
  return { '--columns': columns, ...Object.fromEntries(inPx) } as CSSProperties
}
