/** What a tile of a size can hold: all, no sparkline and a foot of one line, or also no bpm. */
export type TileSize = 'full' | 'small' | 'tiny'

export const tileSize = (width: number, height: number): TileSize =>
  width < 116 ? 'tiny' : width < 160 || height < 118 ? 'small' : 'full'

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

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

export function tileScale(width: number, height: number): TileScale {
  const size = tileSize(width, height)
  const unit = Math.min(height, width / 1.28)
  const plate = height * (size === 'full' ? 0.64 : 0.74)
  return {
    size,
    padding: between(6, 0.062 * height, 18),
    plate,
    number: Math.max(14, 0.165 * unit),
    percent: Math.min(0.6 * plate, (size === 'tiny' ? 0.4 : 0.32) * width),
    zone: between(11, 0.11 * unit, 40),
    heartRate: between(12, 0.135 * unit, 48),
    unit: between(11, 0.062 * unit, 20),
    name: between(11, 0.085 * unit, 26),
    elapsed: between(11, 0.082 * unit, 24),
    values: between(11, 0.095 * unit, 30),
    badge: between(11, 0.072 * unit, 24)
  }
}
