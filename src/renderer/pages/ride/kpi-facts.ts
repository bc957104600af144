import { type Formats, formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { KpiFacts } from './kpi'
import type { RideFigures } from './ride-figures'
import type { FollowedRide } from './ride-store'

/** Figures of a ride as they are shown: which are of the last reading says `isNow`. */
export interface ShownKpi extends KpiFacts {
  readonly key: string
  readonly isNow: boolean
}

/**
 * What is told of a ride in figures. While it runs the large ones are those of its last reading; of an ended ride there is
 * no "now": they are its averages.
 */
export function kpisOf(
  ride: FollowedRide,
  figures: RideFigures,
  isWeightKnown: boolean,
  formats: Formats
): readonly ShownKpi[] {
  const { told, readings } = ride
  const { ride: sums } = told
  const isEnded = sums.end_time !== null
  const whole = (value: number | null): string | null => (value === null ? null : formats.integer(value))
  const words = (value: number | null): string => whole(value) ?? t('ride.kpi.none')
  const now = (last: number | null, average: number | null): string | null => whole(isEnded ? average : last)
  return [
    {
      key: 'heart-rate',
      isNow: !isEnded,
      label: t('ride.heartRate'),
      value: now(figures.heartRateBpm, sums.avg_heart_rate),
      unit: t('tile.bpm'),
      detail:
        sums.avg_heart_rate === null
          ? t(isEnded ? 'ride.zones.none.ended' : 'ride.kpi.heartRate.none')
          : isEnded
            ? t('ride.kpi.heartRate.ended', { maximum: words(sums.max_heart_rate) })
            : t('ride.kpi.heartRate', { average: words(sums.avg_heart_rate), maximum: words(sums.max_heart_rate) })
    },
    {
      key: 'power',
      isNow: !isEnded,
      label: isEnded ? t('ride.power') : t('ride.power.now'),
      value: now(figures.powerWatts, sums.avg_power),
      unit: t('tile.watts'),
      detail: powerDetail(sums.avg_power, figures.normalizedPowerWatts, isEnded, words),
      explained: t('ride.kpi.power.explained')
    },
    {
      key: 'energy',
      isNow: false,
      label: t('ride.energy'),
      value: formats.integer(sums.energy_kj),
      unit: t('ride.kJ'),
      detail:
        figures.averageWattsPerKg !== null
          ? t('ride.kpi.energy', { ratio: figures.averageWattsPerKg.toFixed(2) })
          : isWeightKnown
            ? ''
            : t('ride.kpi.energy.noWeight')
    },
    {
      key: 'cadence',
      isNow: !isEnded,
      label: t('ride.cadence'),
      value: now(figures.cadenceRpm, sums.avg_cadence),
      unit: t('tile.rpm'),
      detail: isEnded ? t('ride.kpi.average') : t('ride.kpi.cadence', { average: words(sums.avg_cadence) })
    },
    {
      key: 'resistance',
      isNow: !isEnded,
      label: t('ride.resistance'),
      value: now(figures.resistance, sums.avg_resistance),
      detail: isEnded ? t('ride.kpi.average') : t('ride.kpi.resistance', { average: words(sums.avg_resistance) })
    },
    {
      key: 'duration',
      isNow: false,
      label: t('ride.duration'),
      value: formatElapsed(sums.duration_s ?? readings.rideS.length),
      detail: durationDetail(sums.start_time, sums.end_time, formats)
    }
  ]
}

function powerDetail(
  average: number | null,
  normalized: number | null,
  isEnded: boolean,
  words: (value: number | null) => string
): string {
  if (normalized === null)
    return isEnded ? t('ride.kpi.average') : t('ride.kpi.power.only', { average: words(average) })
  if (isEnded) return t('ride.kpi.power.ended', { normalized: words(normalized) })
  return t('ride.kpi.power', { average: words(average), normalized: words(normalized) })
}

function durationDetail(start: string, end: string | null, formats: Formats): string {
  const startMs = momentMs(start)
  const endMs = momentMs(end)
  if (startMs === null) return ''
  if (endMs === null) return t('ride.kpi.since', { time: `${formats.time(startMs)} ${formats.zone(startMs)}` })
  return t('ride.kpi.fromTo', {
    from: formats.hourMinute(startMs),
    to: `${formats.hourMinute(endMs)} ${formats.zone(endMs)}`
  })
}
