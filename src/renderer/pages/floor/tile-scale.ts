/** What a tile of a size can hold: all, no sparkline and a foot of one line, or also no bpm. */
export type TileSize = 'full' | 'small' | 'tiny'

export const tileSize = (width: number, height: number): TileSize =>
  width < 116 ? 'tiny' : width < 160 || height < 118 ? 'small' : 'full'

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

/** How far the words and figures of a tile grow, in px, and how large a name is to begin with. */
export interface ScaleLimits {
  /** The name's share of the tile's unit. */
  readonly nameShare: number
  readonly padding: number
  readonly zone: number
  readonly heartRate: number
  readonly unit: number
  readonly name: number
  readonly elapsed: number
  readonly values: number
  readonly badge: number
}

export const floorScale: ScaleLimits = {
  nameShare: 0.085,
  padding: 18,
  zone: 40,
  heartRate: 48,
  unit: 20,
  name: 26,
  elapsed: 24,
  values: 30,
  badge: 24
}

/** On the wall riders look for their own name, from where they ride. */
export const wallScale: ScaleLimits = {
  nameShare: 0.1,
  padding: 26,
  zone: 58,
  heartRate: 72,
  unit: 32,
  name: 46,
  elapsed: 38,
  values: 46,
  badge: 36
}

/** Lengths in px of everything in a tile of that size; all grow with it. */
export interface TileScale {
  readonly size: TileSize
  readonly padding: number
  readonly plate: number
  readonly number: number
  readonly percent: number
  readonly zone: number
  readonly heartRate: number
  readonly unit: number
  readonly name: number
  readonly elapsed: number
  readonly values: number
  readonly badge: number
}

export function tileScale(width: number, height: number, most: ScaleLimits = floorScale): TileScale {
  const size = tileSize(width, height)
  const unit = Math.min(height, width / 1.28)
  const plate = height * (size === 'full' ? 0.64 : 0.74)
  return {
    size,
    padding: between(6, 0.062 * height, most.padding),
    plate,
    number: Math.max(14, 0.165 * unit),
    percent: Math.min(0.6 * plate, (size === 'tiny' ? 0.4 : 0.32) * width),
    zone: between(11, 0.11 * unit, most.zone),
    heartRate: between(12, 0.135 * unit, most.heartRate),
    unit: between(11, 0.062 * unit, most.unit),
    name: between(11, most.nameShare * unit, most.name),
    elapsed: between(11, 0.082 * unit, most.elapsed),
    values: between(11, 0.095 * unit, most.values),
    badge: between(11, 0.072 * unit, most.badge)
  }
}
