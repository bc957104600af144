import type { HeartRateZone } from '../../../shared/figures/heart-rate'
import { t } from '../../i18n/translate'

const steps = [1, 2, 3, 4, 5]

/** A zone without colour: its place on five steps, and its name. */
export function ZoneSteps({ zone }: { readonly zone: HeartRateZone }) {
  return (
    <span className="tile-zone">
      <span className="zone-steps">
        {steps.map((step) => (
          <i key={step} className={step <= zone ? 'is-reached' : ''} />
        ))}
      </span>
      {t('tile.zone', { zone })}
    </span>
  )
}
