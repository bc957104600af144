import { useMemo } from 'react'
import type { HeartRateZone } from '../../../shared/figures/heart-rate'
import { timeInZone } from '../../../shared/figures/time-in-zone'
import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useZoneStarts } from '../../live/live-context'
import type { FollowedRide } from '../ride/ride-store'

const zones: readonly HeartRateZone[] = [0, 1, 2, 3, 4, 5]

/** Time in zone as one bar; each part says its zone where there is room for it. */
export function ZoneStrip({ ride: { readings, told } }: { readonly ride: FollowedRide }) {
  const startsPercent = useZoneStarts()
  const { seconds, withSignalSeconds } = useMemo(
    () => timeInZone(readings.heartRateBpm, told.heart_rate_maximum, startsPercent),
    [readings, told.heart_rate_maximum, startsPercent]
  )
  if (withSignalSeconds === 0) {
    return <p className="quiet">{told.ride.end_time === null ? t('ride.zones.none') : t('ride.zones.none.ended')}</p>
  }
  return (
    <ul className="zone-strip" aria-label={t('compare.zones')}>
      {zones
        .filter((zone) => seconds[zone] > 0)
        .map((zone) => {
          const time = formatElapsed(seconds[zone])
          const percent = Math.round((seconds[zone] / withSignalSeconds) * 100)
          const said =
            zone === 0 ? t('ride.zones.said.below', { time, percent }) : t('ride.zones.said', { zone, time, percent })
          return (
            <li key={zone} className={`zone-${zone}`} style={{ flexGrow: seconds[zone] }} title={said}>
              <span className="said">{said}</span>
              <span aria-hidden="true">{zone === 0 ? t('ride.zones.below') : t('tile.zone', { zone })}</span>
            </li>
          )
        })}
    </ul>
  )
}
