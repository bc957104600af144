import type { SeriesColour } from '../../charts/series-colour'

/** What the answer calls those of whom it is not known. */
export const unknown = 'unknown'

/** A gender, or all that are not shown on their own, and how it is drawn everywhere on the page. */
export interface ShownGender {
  /** As the answer has it. */
  readonly genders: readonly string[]
  readonly colour: SeriesColour
  readonly kind: 'named' | 'rest' | 'unknown'
}

const mostNamed = 4
const usual: Readonly<Record<string, SeriesColour>> = { female: 'power', male: 'cadence' }
const others: readonly SeriesColour[] = ['resistance', 'heartRate', 'text2', 'other']

/** Genders as the charts show them: the most frequent on their own, the rest in one, unknown last. */
export function shownGenders(byGender: readonly { readonly gender: string }[]): readonly ShownGender[] {
  const known = byGender.flatMap(({ gender }) => (gender === unknown ? [] : gender))
  const named = known.slice(0, known.length > mostNamed ? mostNamed - 1 : mostNamed)
  const rest = known.slice(named.length)
  const free = [...others]
  return [
    ...named.map((gender): ShownGender => {
      const colour = usual[gender.toLowerCase()] ?? free.shift() ?? 'other'
      return { genders: [gender], colour, kind: 'named' }
    }),
    ...(rest.length === 0 ? [] : [{ genders: rest, colour: 'other', kind: 'rest' } as const]),
    ...(byGender.length === known.length ? [] : [{ genders: [unknown], colour: 'other', kind: 'unknown' } as const])
  ]
}
