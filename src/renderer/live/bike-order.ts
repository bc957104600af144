import type { Tile } from '../../shared/domain/floor'

type Bike = Pick<Tile, 'bike_key' | 'bike_label'>

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const startsWithDigit = (label: string): boolean => /^\d/.test(label)

/** The floor's order: bike numbers by value ("9" before "10"), then other labels, equal ones by key. Never by state. */
export function compareBikes(a: Bike, b: Bike): number {
  const byKind = Number(startsWithDigit(b.bike_label)) - Number(startsWithDigit(a.bike_label))
  if (byKind !== 0) return byKind
  const byLabel = natural.compare(a.bike_label, b.bike_label)
  if (byLabel !== 0) return byLabel
  return a.bike_key < b.bike_key ? -1 : a.bike_key > b.bike_key ? 1 : 0
}
