import { useMemo } from 'react'
import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { PaneEmpty, PaneTable } from '../../ui/pane'
import '../../ui/table.css'
import { minutesOf, type RideMinute } from './minutes'
import type { RideReadings } from './ride-readings'

/** What the charts show, by the minute. */
export function MinuteTable({ readings }: { readonly readings: RideReadings }) {
  const formats = useFormats()
  const minutes = useMemo(() => minutesOf(readings), [readings])
  const first = minutes[0]
  if (first === undefined) return <PaneEmpty title={t('ride.minutes.empty')} why={t('ride.minutes.empty.why')} />
  return (
    <PaneTable label={t('ride.minutes')}>
      <thead>
        <tr>
          <th scope="col">{t('ride.minutes.from')}</th>
          <th scope="col">{t('ride.minutes.clock', { zone: formats.zone(first.fromMs) })}</th>
          <th scope="col" className="number">
            {t('ride.minutes.averageHeartRate')}
          </th>
          <th scope="col" className="number">
            {t('ride.minutes.maximumHeartRate')}
          </th>
          <th scope="col" className="number">
            {t('ride.minutes.power')}
          </th>
          <th scope="col" className="number">
            {t('ride.minutes.cadence')}
          </th>
          <th scope="col" className="number">
            {t('ride.minutes.resistance')}
          </th>
        </tr>
      </thead>
      <tbody>
        {minutes.map((minute) => (
          <MinuteRow key={`${minute.fromS} ${minute.fromMs}`} minute={minute} />
        ))}
      </tbody>
    </PaneTable>
  )
}

function MinuteRow({ minute }: { readonly minute: RideMinute }) {
  const formats = useFormats()
  return (
    <tr>
      <td>{formatElapsed(minute.fromS)}</td>
      <td className="second">{formats.time(minute.fromMs)}</td>
      <ValueCell value={minute.averageHeartRateBpm} />
      <ValueCell value={minute.maximumHeartRateBpm} />
      <ValueCell value={minute.averagePowerWatts} />
      <ValueCell value={minute.averageCadenceRpm} />
      <ValueCell value={minute.averageResistance} />
    </tr>
  )
}

function ValueCell({ value }: { readonly value: number | null }) {
  const formats = useFormats()
  return (
    <td className={value === null ? 'number words' : 'number'}>
      {value === null ? t('ride.minutes.none') : formats.integer(value)}
    </td>
  )
}
