import { foldText } from '../../../shared/figures/fold-text'

/** What a city is looked up by, whatever its case and accents; null where nothing is left to look for. */
export const cityKeyOf = (city: string | null): string | null => foldText(city ?? '') || null

/** What riders are grouped by: the feed's word whatever its case; null for none and for `unknown`. */
export function genderKeyOf(gender: string | null): string | null {
  const word = (gender ?? '').trim().normalize('NFC').toLowerCase()
  return word === '' || word === 'unknown' ? null : word
}
