import type { Tile } from '../../shared/domain/floor'
import { foldText } from '../../shared/figures/fold-text'

/** Bikes that a query may mean. */
export interface BikeMatches {
  /** The bikes it names first, then those it may be the beginning of; both in the order they came in. */
  readonly bikes: readonly Tile[]
  /** Whether it can be read as nothing but a bike: it names one, or says "bike". */
  readonly isCertain: boolean
}

/** A letter or two of a serial are too little: every bike's begins with them. */
const isTelling = (text: string): boolean => /\d/.test(text) || text.length >= 3

/** What a query says of a bike: "7", "07", "bike 7", "#7", "SN0007", "sn7". Nothing else matches. */
export function matchBikes(tiles: readonly Tile[], query: string): BikeMatches {
  const text = foldText(query)
  const spoken = /^bikes?(?= |\d|$) ?(.*)$/.exec(text)
  const wanted = spoken?.[1] ?? text
  if (text === '') return { bikes: [], isCertain: false }
  if (wanted === '') return { bikes: tiles, isCertain: true }
  const named = tiles.filter((tile) => names(wanted, tile))
  const begun = tiles.filter((tile) => !named.includes(tile) && begins(wanted, tile))
  return { bikes: [...named, ...begun], isCertain: named.length > 0 || (spoken !== null && begun.length > 0) }
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '')

/** "sn0007" and "sn 7" are the same serial. */
const shortSerial = (text: string): string => {
  const parts = /^(\D*?) ?(\d+)$/.exec(text)
  return parts === null ? text : `${parts[1] ?? ''}${withoutZeros(parts[2] ?? '')}`
}

function names(wanted: string, { bike_label, bike_serial }: Tile): boolean {
  const label = foldText(bike_label)
  if (/^\d+$/.test(wanted)) return /^\d+$/.test(label) && withoutZeros(label) === withoutZeros(wanted)
  return label === wanted || (bike_serial !== null && shortSerial(foldText(bike_serial)) === shortSerial(wanted))
}

function begins(wanted: string, { bike_label, bike_serial }: Tile): boolean {
  const label = foldText(bike_label)
  if (/^\d+$/.test(wanted)) return label.startsWith(wanted) || withoutZeros(label).startsWith(wanted)
  if (!isTelling(wanted)) return false
  return label.startsWith(wanted) || (bike_serial !== null && foldText(bike_serial).startsWith(wanted))
}
