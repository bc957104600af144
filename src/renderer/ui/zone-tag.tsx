import type { HeartRateZone } from '../../shared/figures/heart-rate'
import { t } from '../i18n/translate'
import './zone-tag.css'
import './zones.css'

/** A heart-rate zone's name on its colour. */
export function ZoneTag({ zone }: { readonly zone: HeartRateZone }) {
  return <span className={`zone-tag zone-${zone}`}>{zone === 0 ? t('zone.below') : t('tile.zone', { zone })}</span>
}
