import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import type { RidePeriod } from '../../../shared/domain/ride-filter'
import type { RidesOverview } from '../../../shared/domain/rides-overview'
import { t } from '../../i18n/translate'
import { useCall } from '../../live/queries'
import { Segments } from '../../pages/ride/segments'
import { usePageKeys } from '../../shell/shortcuts'
import { DayMenu } from './day-menu'
import { neighbourDays, oneDay } from './day-range'
import { FilterMenu } from './filter-menu'
import { ageBrackets, type RideFilterAddress } from './ride-filter-search'

type Facet = RidesOverview['facets']['genders']

const optionsOf = (facet: Facet | undefined, chosen: readonly string[] | undefined) => {
  const known = (facet ?? []).map(({ value, label, rides }) => ({
    value,
    label: value === 'unknown' ? t('rides.unknown') : label,
    rides
  }))
  // What is chosen can be taken back, also where no ride of the period has it.
  const missing = (chosen ?? []).filter((value) => known.every((option) => option.value !== value))
  return [...known, ...missing.map((value) => ({ value, label: value, rides: 0 }))]
}

interface Choices {
  readonly address: RideFilterAddress
  /** The period where the address names none. */
  readonly usual: RidePeriod
  /** The gym's day now. */
  readonly today: string
}

/** Which rides a page is about: when they began, whose, on which bike. `overview` is of those rides, for what there is to choose. */
export function RideFilters({
  address,
  usual,
  today,
  overview
}: Choices & { readonly overview: RidesOverview | undefined }) {
  const { search, change } = address
  return (
    <>
      <DayChoice address={address} usual={usual} today={today} />
      <span className="filter-bar-line" />
      <FilterMenu
        label={t('rides.gender')}
        chosen={search.genders ?? []}
        options={optionsOf(overview?.facets.genders, search.genders)}
        onChoose={(genders) => change({ genders })}
      />
      <FilterMenu
        label={t('rides.age')}
        chosen={search.ages ?? []}
        options={ageBrackets.map((value) => ({
          value,
          label: value === 'unknown' ? t('rides.unknown') : value,
          // Once narrowed by age, the others are not counted.
          rides: search.ages === undefined ? ridesOfAge(overview, value) : null
        }))}
        onChoose={(ages) => change({ ages })}
      />
      <FilterMenu
        label={t('rides.city')}
        chosen={search.cities ?? []}
        options={optionsOf(overview?.facets.cities, search.cities)}
        onChoose={(cities) => change({ cities })}
      />
      <FilterMenu
        label={t('rides.bike')}
        chosen={search.bikes ?? []}
        options={optionsOf(overview?.facets.bikes, search.bikes)}
        onChoose={(bikes) => change({ bikes })}
      />
      {search.rider !== undefined && (
        <RiderFilter riderId={search.rider} onClear={() => change({ rider: undefined })} />
      )}
    </>
  )
}

const ridesOfAge = (overview: RidesOverview | undefined, bracket: string): number | null =>
  overview?.by_age.find((part) => part.bracket === bracket)?.rides ?? null

function DayChoice({ address, usual, today }: Choices) {
  const { search, change } = address
  const go = (direction: -1 | 1): void => {
    const next = neighbourDays(search, direction, today)
    if (next !== null) change(next)
  }
  usePageKeys({ '[': () => go(-1), ']': () => go(1) })
  const choose = (period: RidePeriod): void =>
    change(period === 'days' ? oneDay(today) : { period, from: undefined, to: undefined })
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={t('rides.day.before')}
        title={t('rides.day.before.key')}
        aria-keyshortcuts="["
        onClick={() => go(-1)}
      >
        <IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />
      </button>
      <DayMenu search={search} today={today} change={change} />
      <button
        type="button"
        className="icon-button"
        aria-label={t('rides.day.after')}
        title={t('rides.day.after.key')}
        aria-keyshortcuts="]"
        disabled={neighbourDays(search, 1, today) === null}
        onClick={() => go(1)}
      >
        <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
      </button>
      <Segments
        label={t('rides.period')}
        value={search.period ?? usual}
        choices={[
          { value: '12h', words: t('rides.period.12h') },
          { value: '24h', words: t('rides.period.24h') },
          { value: '7d', words: t('rides.period.7d') },
          { value: '30d', words: t('rides.period.30d') },
          { value: 'all', words: t('rides.period.all') },
          { value: 'days', words: t('rides.period.day') }
        ]}
        onChange={choose}
      />
    </>
  )
}

/** Whose rides alone are shown. */
function RiderFilter({ riderId, onClear }: { readonly riderId: number; readonly onClear: () => void }) {
  const { data } = useCall('rider.get', { rider_id: riderId })
  const name = data?.name ?? data?.alias ?? null
  return (
    <span className="button filter-rider">
      <bdi className="ellipsis" title={name ?? undefined}>
        {name ?? t('rides.riderNumber', { id: riderId })}
      </bdi>
      <button type="button" aria-label={t('rides.filter.rider.clear')} onClick={onClear}>
        <IconX size={14} stroke={1.75} aria-hidden="true" />
      </button>
    </span>
  )
}
