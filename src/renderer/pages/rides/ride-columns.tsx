import type { RideRow } from '../../../shared/domain/rides-overview'
import { type Formats, formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Chip } from '../../ui/chip'
import type { CsvValue } from '../../ui/csv'
import type { VirtualColumn } from '../../ui/virtual-table'
import { ZoneTag } from '../../ui/zone-tag'
import { type ColumnId, columnIds } from './column-ids'
import { isHeartRateZone } from './zone-of'

/** A column of the table of rides; `value` is what a copy of the cell holds. */
export interface RideColumn extends VirtualColumn<RideRow> {
  readonly id: ColumnId
  readonly value: (ride: RideRow) => CsvValue
}

/** What cells are written with. */
export interface CellWords {
  readonly formats: Formats
  readonly nowMs: number
  /** Whether each start has its day beside it. */
  readonly isDayShown: boolean
  /** The zone of all starts; null where they have several, which then stand with each. */
  readonly zone: string | null
}

/** All columns in their order. */
export const rideColumns = (words: CellWords): readonly RideColumn[] =>
  columnIds.map((id) => ({ id, ...columnMakers[id](words) }))

type Maker = (words: CellWords) => Omit<RideColumn, 'id'>

const text = (ride: string | null, className = 'second') =>
  ride === null ? <span className="words">{t('rides.unknown')}</span> : <bdi className={className}>{ride}</bdi>

const figure =
  (head: string, track: string, of: (ride: RideRow) => number | null, none: string, isWhole = true): Maker =>
  ({ formats }) => ({
    head,
    track,
    isNumber: true,
    isSortable: true,
    value: of,
    cell(ride) {
      const value = of(ride)
      if (value === null) return <span className="words">{none}</span>
      return isWhole ? formats.integer(value) : formats.oneDecimal(value)
    }
  })

const columnMakers: Readonly<Record<ColumnId, Maker>> = {
  start_time: ({ formats, nowMs, isDayShown, zone }) => ({
    head: zone === null ? t('rides.column.start') : t('rides.column.startIn', { zone }),
    track: isDayShown ? '132px' : zone === null ? '116px' : '100px',
    isSortable: true,
    value: (ride) => ride.start_time,
    cell(ride) {
      const ms = momentMs(ride.start_time)
      if (ms === null) return ride.start_time
      const moment = isDayShown ? formats.moment(ms, nowMs) : formats.time(ms)
      return zone === null ? `${moment} ${formats.zone(ms)}` : moment
    }
  }),
  rider: () => ({
    head: t('rides.column.rider'),
    track: 'minmax(150px, 2fr)',
    isSortable: true,
    value: (ride) => ride.rider_name ?? ride.rider_alias,
    cell: (ride) => <Rider ride={ride} />
  }),
  gender: () => ({
    head: t('rides.column.gender'),
    track: 'minmax(64px, 0.7fr)',
    isSortable: true,
    value: (ride) => ride.gender,
    cell: (ride) => text(ride.gender)
  }),
  age: (words) => figure(t('rides.column.age'), '60px', (ride) => ride.age_years, t('rides.unknown'))(words),
  city: () => ({
    head: t('rides.column.city'),
    track: 'minmax(72px, 0.8fr)',
    isSortable: true,
    value: (ride) => ride.city,
    cell: (ride) => text(ride.city)
  }),
  bike: () => ({
    head: t('rides.column.bike'),
    track: '44px',
    isSortable: true,
    value: (ride) => ride.bike_label,
    cell: (ride) => text(ride.bike_label, '')
  }),
  duration_s: () => ({
    head: t('rides.column.duration'),
    track: '88px',
    isNumber: true,
    isSortable: true,
    value: (ride) => ride.duration_s,
    cell(ride) {
      if (ride.end_time === null) return <Chip tone="good">{t('rides.ridingNow')}</Chip>
      if (ride.duration_s === null) return <span className="words">{t('rides.noReading')}</span>
      return formatElapsed(ride.duration_s)
    }
  }),
  avg_heart_rate: (words) =>
    figure(t('rides.column.avgHeartRate'), '64px', (ride) => ride.avg_heart_rate, t('rides.noSignal'))(words),
  max_heart_rate: (words) => figure(t('rides.column.maxHeartRate'), '60px', (ride) => ride.max_heart_rate, '')(words),
  zone: () => ({
    head: t('rides.column.zone'),
    track: '34px',
    value: (ride) => ride.zone,
    cell: (ride) => (isHeartRateZone(ride.zone) ? <ZoneTag zone={ride.zone} /> : null)
  }),
  avg_power: (words) => figure(t('rides.column.avgPower'), '52px', (ride) => ride.avg_power, t('rides.none'))(words),
  max_power: (words) => figure(t('rides.column.maxPower'), '56px', (ride) => ride.max_power, t('rides.none'))(words),
  best_60s_power: (words) =>
    figure(t('rides.column.best60s'), '72px', (ride) => ride.best_60s_power, t('rides.none'))(words),
  energy_kj: (words) => figure(t('rides.column.energy'), '48px', (ride) => ride.energy_kj, t('rides.none'))(words),
  avg_resistance: (words) =>
    figure(t('rides.column.avgResistance'), '60px', (ride) => ride.avg_resistance, t('rides.none'))(words),
  avg_cadence: (words) =>
    figure(t('rides.column.avgCadence'), '60px', (ride) => ride.avg_cadence, t('rides.none'))(words)
}

function Rider({ ride }: { readonly ride: RideRow }) {
  const name = ride.rider_name ?? ride.rider_alias
  if (name !== null) {
    return (
      <bdi className="strong" title={name}>
        {name}
      </bdi>
    )
  }
  return (
    <span className="words">
      {ride.rider_id === null ? t('rides.riderUnknown') : t('rides.riderNumber', { id: ride.rider_id })}
    </span>
  )
}
