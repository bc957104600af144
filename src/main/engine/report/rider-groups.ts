import { ageBracketOf, ageOn } from '../../../shared/figures/age'
import type { ReportRider } from '../store/report-queries'
import { genderKeyOf } from '../store/rider-keys'
import { type AgeBracket, ageBrackets, type ReportFigures } from './report-figures'

const unknownGender = 'unknown'

/** A rider of the period, with the day (`YYYY-MM-DD`, the gym's calendar) of their first ride of it. */
export interface RiderOfDay extends ReportRider {
  readonly date: string
}

/**
 * Riders by the feed's word, without outer blanks and whatever its case: as most of its riders have it written. Largest
 * first; those of whom nobody knows last.
 */
export function ridersByGender(riders: readonly ReportRider[], unknownRiders: number): ReportFigures['ridersByGender'] {
  const spellings = new Map<string, Map<string, number>>()
  let unknown = unknownRiders
  for (const { gender } of riders) {
    const group = genderKeyOf(gender)
    if (group === null) {
      unknown += 1
      continue
    }
    const word = (gender ?? '').trim().normalize('NFC')
    const words = spellings.get(group) ?? new Map<string, number>()
    words.set(word, (words.get(word) ?? 0) + 1)
    spellings.set(group, words)
  }
  const known = [...spellings.values()].map((words) => {
    const most = [...words].sort(byCountThenWord)[0]
    return [most?.[0] ?? '', [...words.values()].reduce((sum, count) => sum + count, 0)] as const
  })
  const groups = known.sort(byCountThenWord).map(([gender, count]) => ({ gender, riders: count }))
  return unknown === 0 ? groups : [...groups, { gender: unknownGender, riders: unknown }]
}

/** Riders of every age bracket, those with nobody in it too. */
export function ridersByAge(riders: readonly RiderOfDay[], unknownRiders: number): ReportFigures['ridersByAge'] {
  const counts = new Map<AgeBracket, number>([['unknown', unknownRiders]])
  for (const { bornMs, date } of riders) {
    const bracket = ageBracketOf(bornMs === null ? null : ageOn(bornMs, date))
    counts.set(bracket, (counts.get(bracket) ?? 0) + 1)
  }
  return ageBrackets.map((bracket) => ({ bracket, riders: counts.get(bracket) ?? 0 }))
}

/** By code unit: no order that depends on where it runs. */
const byCountThenWord = (a: readonly [string, number], b: readonly [string, number]): number =>
  b[1] - a[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
