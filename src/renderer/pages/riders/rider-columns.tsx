import type { RiderRow } from '../../../shared/domain/rider-history'
import { type Formats, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Chip } from '../../ui/chip'
import type { VirtualColumn } from '../../ui/virtual-table'
import type { RiderSort } from './riders-search'

type Column = VirtualColumn<RiderRow> & { readonly id: RiderSort | 'gender' | 'age' | 'email' }

const words = (text: string) => <span className="words">{text}</span>
const stranger = (text: string | null, none: string) => (text === null ? words(none) : <bdi title={text}>{text}</bdi>)

/** Columns of the list of riders. `isLive`: whether the picture may be shown as one of the present. */
export const riderColumns = (formats: Formats, nowMs: number, isLive: boolean): readonly Column[] => [
  {
    id: 'name',
    head: t('riders.column.name'),
    track: 'minmax(170px, 2.2fr)',
    isSortable: true,
    cell: ({ name }) =>
      name === null ? (
        words(t('rider.nameUnknown'))
      ) : (
        <bdi className="strong" title={name}>
          {name}
        </bdi>
      )
  },
  {
    id: 'rider_id',
    head: t('riders.column.id'),
    track: '76px',
    isNumber: true,
    isSortable: true,
    cell: ({ rider_id }) => <span className="second">{rider_id}</span>
  },
  {
    id: 'city',
    head: t('riders.column.city'),
    track: 'minmax(90px, 1fr)',
    isSortable: true,
    cell: ({ city }) => stranger(city, t('rider.unknown'))
  },
  {
    id: 'gender',
    head: t('riders.column.gender'),
    track: 'minmax(76px, 0.7fr)',
    cell: ({ gender }) => stranger(gender, t('rider.unknown'))
  },
  {
    id: 'age',
    head: t('riders.column.age'),
    track: '64px',
    isNumber: true,
    cell: ({ age_years: age }) => (age === null ? words(t('rider.unknown')) : formats.integer(age))
  },
  {
    id: 'rides',
    head: t('riders.column.rides'),
    track: '64px',
    isNumber: true,
    isSortable: true,
    cell: ({ ride_count: count }) => formats.integer(count)
  },
  {
    id: 'last_ride',
    head: t('riders.column.lastRide'),
    track: '156px',
    isSortable: true,
    cell: (rider) => <LastRide rider={rider} formats={formats} nowMs={nowMs} isLive={isLive} />
  },
  {
    id: 'email',
    head: t('riders.column.email'),
    track: 'minmax(120px, 1fr)',
    cell: ({ email_hint: hint }) => (hint === null ? words(t('rider.unknown')) : <bdi className="second">{hint}</bdi>)
  }
]

function LastRide({
  rider,
  formats,
  nowMs,
  isLive
}: {
  readonly rider: RiderRow
  readonly formats: Formats
  readonly nowMs: number
  readonly isLive: boolean
}) {
  const startMs = momentMs(rider.last_ride_at)
  if (rider.current_ride_id !== null && isLive) return <Chip tone="good">{t('rider.ridingNow')}</Chip>
  if (startMs === null) return words(t('rider.rides.none'))
  return formats.shortMoment(startMs, nowMs)
}
