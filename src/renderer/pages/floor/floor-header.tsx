import { useSyncExternalStore } from 'react'
import type { HeartRateZone } from '../../../shared/domain/heart-rate'
import { wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useLive } from '../../live/live-context'
import { type FloorSummary, floorSummary } from './floor-summary'

const zoneOrder: readonly HeartRateZone[] = [0, 1, 2, 3, 4, 5]

/** The floor in numbers. Where the picture is not live they are not known, and are not shown. */
export function FloorHeader({ isPictureLive }: { readonly isPictureLive: boolean }) {
  const { console, ticker } = useLive()
  const { floor } = console
  useSyncExternalStore(floor.subscribe, floor.version)
  useConsoleTime((nowMs) => Math.floor(nowMs / 1_000))
  const formats = useFormats()
  const summary = floorSummary(floor.tiles(), ticker.nowMs())
  const known = isPictureLive && floor.isLoaded()
  const count = (value: number): string | null => (known ? formats.integer(value) : null)
  return (
    <section className="floor-header" aria-label={t('floor.summary')}>
      <Figure
        value={count(summary.riding)}
        label={t('floor.riding')}
        basis={floor.isLoaded() ? t('floor.ofTotal', { total: formats.integer(summary.total) }) : ''}
      />
      <Figure value={count(summary.free)} label={t('floor.free')} />
      <Figure value={count(summary.noSignal)} label={t('floor.noSignal')} />
      <Figure value={count(summary.noHeartRate)} label={t('floor.noHeartRate')} />
      <Figure
        value={known && summary.averagePercent !== null ? String(wholePercent(summary.averagePercent)) : null}
        unit="%"
        label={t('floor.average')}
        title={t('floor.average.explained', {
          quantity: summary.averagedOver,
          count: formats.integer(summary.averagedOver)
        })}
      />
      {known && summary.averagedOver > 0 && <ZoneBar summary={summary} />}
    </section>
  )
}

function Figure({
  value,
  unit,
  label,
  basis,
  title
}: {
  readonly value: string | null
  readonly unit?: string
  readonly label: string
  readonly basis?: string
  readonly title?: string
}) {
  return (
    <div className="floor-figure" {...(title === undefined ? {} : { title })}>
      {value === null ? (
        <b className="quiet">
          <span aria-hidden="true">–</span>
          <span className="said">{t('floor.unknown')}</span>
        </b>
      ) : (
        <b>
          {value}
          {unit !== undefined && <small>{unit}</small>}
        </b>
      )}
      <span className="floor-figure-label">
        {label}
        {basis !== undefined && basis !== '' && <span className="quiet">{basis}</span>}
      </span>
    </div>
  )
}

function ZoneBar({ summary }: { readonly summary: FloorSummary }) {
  const formats = useFormats()
  return (
    <ul className="zone-bar" aria-label={t('floor.zones')}>
      {zoneOrder
        .filter((zone) => summary.zones[zone] > 0)
        .map((zone) => {
          const riders = summary.zones[zone]
          const said = t('floor.zones.count', { quantity: riders, zone, count: formats.integer(riders) })
          return (
            <li key={zone} className={`zone-${zone}`} style={{ flexGrow: riders }} title={said}>
              <span aria-hidden="true">
                {t('tile.zone', { zone })}&ensp;{formats.integer(riders)}
              </span>
              <span className="said">{said}</span>
            </li>
          )
        })}
    </ul>
  )
}
