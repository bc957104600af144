import type { AlertRules } from '../../../shared/domain/alert-rules'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'

/** Where a rider's maximum comes from, in two words and in a sentence. `rules` null: not known yet. */
export function maximumWords(
  { maximum_source: source, age_years: age }: Pick<Rider, 'maximum_source' | 'age_years'>,
  rules: Pick<AlertRules, 'formula'> | null
): { readonly short: string; readonly explained: string } {
  switch (source) {
    case 'override':
      return { short: t('rider.maximum.override'), explained: t('rider.maximum.override.explained') }
    case 'tested':
      return { short: t('rider.maximum.tested'), explained: t('rider.maximum.tested.explained') }
    case 'unknown_age':
      return {
        short: age === null ? t('rider.maximum.ageUnknown') : t('rider.maximum.ageUnusable'),
        explained: t('rider.maximum.ageUnknown.explained')
      }
    case 'formula': {
      if (rules === null) return { short: t('rider.maximum.fromAge'), explained: '' }
      const formula = t(`alertRules.formula.${rules.formula}`)
      return {
        short: t('rider.maximum.fromAge.by', { formula }),
        explained: t('rider.maximum.explained', { how: t(`alertRules.formula.${rules.formula}.how`) })
      }
    }
  }
}

/** What the limit of very high heart rates follows from. */
export function limitWords({
  own_limits: own,
  heart_rate_limit: limit,
  heart_rate_maximum: maximum
}: Pick<Rider, 'own_limits' | 'heart_rate_limit' | 'heart_rate_maximum'>): string {
  if (own.very_high !== null) return t('rider.limit.own')
  const above = Math.round(limit - maximum)
  return above < 0 ? t('rider.limit.below', { bpm: -above }) : t('rider.limit.above', { bpm: above })
}

/** The low limit that holds, bpm, and whether it is the rider's own; null where nothing is watched. */
export function lowLimit(
  own: Rider['own_limits'],
  rules: Pick<AlertRules, 'rules'>
): { readonly bpm: number; readonly isOwn: boolean } | null {
  const { L1 } = rules.rules
  if (!L1.is_on) return null
  return own.low === null ? { bpm: L1.below_bpm, isOwn: false } : { bpm: own.low, isOwn: true }
}
