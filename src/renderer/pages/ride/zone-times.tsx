import { useId, useMemo } from 'react'
import type { HeartRateZone } from '../../../shared/figures/heart-rate'
import { timeInZone } from '../../../shared/figures/time-in-zone'
import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useZoneStarts } from '../../live/live-context'
import { ZoneTag } from '../../ui/zone-tag'
import type { FollowedRide } from './ride-store'

const fromHighest: readonly HeartRateZone[] = [5, 4, 3, 2, 1, 0]

/** How long the rider was in each zone, and what part of the time with a heart rate that is. */
export function ZoneTimes({ ride }: { readonly ride: FollowedRide }) {
  const { readings, told } = ride
  const titleId = useId()
  const startsPercent = useZoneStarts()
  const { seconds, withSignalSeconds } = useMemo(
    () => timeInZone(readings.heartRateBpm, told.heart_rate_maximum, startsPercent),
    [readings, told.heart_rate_maximum, startsPercent]
  )
  const most = Math.max(1, ...Object.values(seconds))
  const none = told.ride.end_time === null ? t('ride.zones.none') : t('ride.zones.none.ended')
  return (
    <section className="ride-part zone-times" aria-labelledby={titleId}>
      <div className="ride-part-head">
        <h3 id={titleId}>{t('ride.zones')}</h3>
        <span className="quiet">
          {withSignalSeconds === 0 ? none : t('ride.zones.signal', { time: formatElapsed(withSignalSeconds) })}
        </span>
      </div>
      <ul>
        {fromHighest.map((zone) => {
          const time = formatElapsed(seconds[zone])
          const percent = withSignalSeconds === 0 ? 0 : Math.round((seconds[zone] / withSignalSeconds) * 100)
          const said =
            zone === 0 ? t('ride.zones.said.below', { time, percent }) : t('ride.zones.said', { zone, time, percent })
          return (
            <li key={zone}>
              <span className="said">{said}</span>
              <span className="zone-time" aria-hidden="true">
                <ZoneTag zone={zone} />
                <span className="zone-time-track">
                  <span className={`zone-${zone}`} style={{ width: `${(seconds[zone] / most) * 100}%` }} />
                </span>
                <span className="zone-time-value figure">{time}</span>
                <span className="zone-time-percent">{percent}&#x202f;%</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
