import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import '../../ui/zones.css'
import type { HeartRateZone } from '../../../shared/figures/heart-rate'

const zones: readonly HeartRateZone[] = [0, 1, 2, 3, 4, 5]

/** Seconds in the zones 0 to 5 as one bar; its words name each. There must be some. */
export function ZoneShare({ seconds }: { readonly seconds: readonly number[] }) {
  const parts = zones.flatMap((zone) => {
    const inZone = seconds[zone] ?? 0
    return inZone > 0 ? [{ zone, inZone }] : []
  })
  const words = parts
    .map(({ zone, inZone }) => {
      const time = formatElapsed(inZone)
      return zone === 0 ? t('rider.rides.zones.below', { time }) : t('rider.rides.zones.said', { zone, time })
    })
    .join(', ')
  return (
    <span className="zone-share" role="img" aria-label={words} title={words}>
      {parts.map(({ zone, inZone }) => (
        <span key={zone} className={`zone-${zone}`} style={{ flexGrow: inZone }} />
      ))}
    </span>
  )
}
