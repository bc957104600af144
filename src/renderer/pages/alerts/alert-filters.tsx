import { IconX } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { useCall } from '../../live/queries'
import { ChoiceMenu, type ChoiceOption } from '../floor/choice-menu'
import type { AlertsSearch } from './alerts-search'
import type { SearchChange } from './use-alerts-search'

type Told = 'all' | 'late' | 'in-time'

const toldOptions = (): readonly ChoiceOption<Told>[] => [
  { value: 'all', label: t('alertsPage.filter.late.all') },
  { value: 'late', label: t('alertsPage.filter.late.late'), shown: t('alertsPage.filter.late.late.shown') },
  { value: 'in-time', label: t('alertsPage.filter.late.inTime') }
]

/** What alerts can be narrowed by beside priority and rule. */
export function AlertFilters({
  id,
  search,
  change
}: {
  readonly id: string
  readonly search: AlertsSearch
  readonly change: (change: SearchChange) => void
}) {
  const { late, from, to, rider } = search
  const told: Told = late === undefined ? 'all' : late ? 'late' : 'in-time'
  return (
    <div className="alerts-filters" id={id}>
      <DayField label={t('alertsPage.filter.from')} day={from} latest={to} onChange={(day) => change({ from: day })} />
      <DayField label={t('alertsPage.filter.to')} day={to} earliest={from} onChange={(day) => change({ to: day })} />
      <ChoiceMenu
        label={t('alertsPage.filter.late')}
        value={told}
        options={toldOptions()}
        onChoose={(chosen) => change({ late: chosen === 'all' ? undefined : chosen === 'late' })}
      />
      {rider !== undefined && <RiderFilter riderId={rider} onClear={() => change({ rider: undefined })} />}
      <span className="spring" />
      <button
        type="button"
        className="button small quiet-button"
        onClick={() => change({ late: undefined, from: undefined, to: undefined, rider: undefined })}
      >
        {t('alertsPage.filter.clear')}
      </button>
    </div>
  )
}

function DayField({
  label,
  day,
  earliest,
  latest,
  onChange
}: {
  readonly label: string
  readonly day: string | undefined
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  readonly onChange: (day: string | undefined) => void
}) {
  return (
    <label className="alerts-day">
      <span className="quiet">{label}</span>
      <input
        type="date"
        value={day ?? ''}
        min={earliest}
        max={latest}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </label>
  )
}

/** Whose alerts alone are listed. */
function RiderFilter({ riderId, onClear }: { readonly riderId: number; readonly onClear: () => void }) {
  const { data } = useCall('rider.get', { rider_id: riderId })
  const name = data?.alias ?? data?.name ?? null
  return (
    <span className="alerts-rider-filter">
      {name === null ? (
        t('alertsPage.filter.rider', { rider: riderId })
      ) : (
        <bdi className="ellipsis" title={name}>
          {name}
        </bdi>
      )}
      <button type="button" aria-label={t('alertsPage.filter.rider.clear')} onClick={onClear}>
        <IconX size={14} stroke={1.75} aria-hidden="true" />
      </button>
    </span>
  )
}
