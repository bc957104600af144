import { useMemo } from 'react'
import { formatAge } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useIsPictureLive, useLive } from '../../live/live-context'
import { Kpi } from './kpi'
import { kpisOf } from './kpi-facts'
import { rideFigures } from './ride-figures'
import { rideAgeMs, rideMood } from './ride-mood'
import type { FollowedRide } from './ride-store'

/** The ride in figures; those that are not of the present say how old they are. */
export function RideKpis({ ride, weightKg }: { readonly ride: FollowedRide; readonly weightKg: number | null }) {
  const { ticker } = useLive()
  const formats = useFormats()
  const isPictureLive = useIsPictureLive()
  const figures = useMemo(() => rideFigures(ride, weightKg), [ride, weightKg])
  const isOld = useConsoleTime((nowMs) => rideMood(ride, nowMs, isPictureLive) === 'stale')
  useConsoleTime((nowMs) => (isOld ? Math.floor(rideAgeMs(ride, nowMs) / 1_000) : 0))
  const age = isOld ? formatAge(rideAgeMs(ride, ticker.nowMs())) : null
  return (
    <section aria-label={t('ride.kpi.figures')}>
      <dl className="kpis">
        {kpisOf(ride, figures, weightKg !== null, formats).map(({ key, isNow, ...facts }) => (
          <Kpi key={key} facts={facts} age={isNow ? age : null} />
        ))}
      </dl>
    </section>
  )
}
