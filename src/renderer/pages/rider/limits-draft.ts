import type { RiderLimits } from '../../../shared/domain/rider-limits'

export type LimitName = keyof RiderLimits

/** In the order of the form. */
export const limitNames = [
  'override_maximum',
  'tested_maximum',
  'very_high',
  'low'
] as const satisfies readonly LimitName[]

/** Lowest and highest value of each, bpm; as the console checks them. */
export const limitRanges: { readonly [Name in LimitName]: readonly [number, number] } = {
  override_maximum: [80, 240],
  tested_maximum: [80, 240],
  very_high: [80, 240],
  low: [30, 120]
}

/** What stands in the fields. */
export type LimitTexts = { readonly [Name in LimitName]: string }

export const textsOf = (limits: RiderLimits): LimitTexts => ({
  override_maximum: String(limits.override_maximum ?? ''),
  tested_maximum: String(limits.tested_maximum ?? ''),
  very_high: String(limits.very_high ?? ''),
  low: String(limits.low ?? '')
})

/** `range`: no whole number within its range. `order`: a low limit that is not below the very high one. */
export type LimitFault = 'range' | 'order'

/** What the fields mean; an empty one is no limit. `limits` is null where something is wrong. */
export function limitsOf(texts: LimitTexts): {
  readonly limits: RiderLimits | null
  readonly faults: ReadonlyMap<LimitName, LimitFault>
} {
  const faults = new Map<LimitName, LimitFault>()
  const typedLimit = (name: LimitName): number | null => {
    const text = texts[name].trim()
    if (text === '') return null
    const [least, most] = limitRanges[name]
    const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    faults.set(name, 'range')
    return null
  }
  const limits: RiderLimits = {
    override_maximum: typedLimit('override_maximum'),
    tested_maximum: typedLimit('tested_maximum'),
    very_high: typedLimit('very_high'),
    low: typedLimit('low')
  }
  if (limits.very_high !== null && limits.low !== null && limits.low >= limits.very_high) faults.set('low', 'order')
  return { limits: faults.size > 0 ? null : limits, faults }
}
