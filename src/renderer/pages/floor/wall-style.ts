import type { CSSProperties } from 'react'
import type { WallFit } from './fit'
import { tileScale } from './tile-scale'

/** The tile's lengths as custom properties, set once for all tiles. */
export function wallStyle({ columns, width, height }: WallFit): CSSProperties {
  const scale = tileScale(width, height)
  const lengths = {
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
