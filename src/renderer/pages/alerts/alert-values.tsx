import { heartRateZone } from '../../../shared/figures/heart-rate'
import { formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useZoneStarts } from '../../live/live-context'
import { PaneTable } from '../../ui/pane'
import '../../ui/table.css'
import { ZoneTag } from '../../ui/zone-tag'
import type { RideReadings } from '../ride/ride-readings'
import { type AlertSpans, partAt } from './surroundings'

/** What the chart around an alert shows, by the second. */
export function AlertValues({
  readings,
  spans,
  maximumBpm
}: {
  readonly readings: RideReadings
  readonly spans: AlertSpans
  readonly maximumBpm: number
}) {
  const formats = useFormats()
  const zoneStarts = useZoneStarts()
  return (
    <div className="alert-values">
      <PaneTable label={t('alertsPage.values')}>
        <thead>
          <tr>
            <th scope="col">{t('alertsPage.values.time', { zone: formats.zone(spans.firedMs) })}</th>
            <th scope="col" className="number">
              {t('alertsPage.values.from')}
            </th>
            <th scope="col" className="number">
              {t('alertsPage.values.heartRate')}
            </th>
            <th scope="col">{t('alertsPage.values.zone')}</th>
            <th scope="col">{t('alertsPage.values.part')}</th>
          </tr>
        </thead>
        <tbody>
          {readings.atMs.map((atMs, index) => {
            const bpm = readings.heartRateBpm[index] ?? null
            const part = partAt(spans, atMs)
            return (
              <tr key={`${atMs} ${readings.rideS[index]}`}>
                <td>{formats.time(atMs)}</td>
                <td className="number second">{offsetWords(atMs - spans.firedMs)}</td>
                <td className={bpm === null ? 'number words' : 'number'}>
                  {bpm === null ? t('alertsPage.values.none') : formats.integer(bpm)}
                </td>
                <td>{bpm !== null && <ZoneTag zone={heartRateZone((bpm / maximumBpm) * 100, zoneStarts)} />}</td>
                <td className="second">{part !== null && t(`alertsPage.values.part.${part}`)}</td>
              </tr>
            )
          })}
        </tbody>
      </PaneTable>
    </div>
  )
}

/** "−0:15", "+1:02" */
const offsetWords = (ms: number): string => `${ms < 0 ? '−' : '+'}${formatElapsed(Math.round(Math.abs(ms) / 1_000))}`
