import type { RidesOverview } from '../../../shared/domain/rides-overview'
import { t } from '../../i18n/translate'
import { RideFilters } from '../../ui/filters/ride-filters'
import { Segments } from '../ride/segments'
import { usualPeriod } from './rides-search'
import type { RidesAddress } from './use-rides-search'

/** Which rides are shown, and what their bars are as high as. */
export function RidesBar({
  address,
  today,
  overview
}: {
  readonly address: RidesAddress
  /** The gym's day now. */
  readonly today: string
  readonly overview: RidesOverview | undefined
}) {
  const { search, change } = address
  const isTime = search.charts === 'time'
  return (
    <div className="filter-bar">
      <RideFilters address={address} usual={usualPeriod} today={today} overview={overview} />
      <span className="spring" />
      <Segments
        label={t('rides.charts')}
        value={isTime ? 'time' : 'who'}
        choices={[
          { value: 'who', words: t('rides.charts.who') },
          { value: 'time', words: t('rides.charts.time') }
        ]}
        onChange={(charts) => change({ charts: charts === 'time' ? charts : undefined })}
      />
      {!isTime && (
        <Segments
          label={t('rides.measure')}
          value={search.measure ?? 'count'}
          choices={[
            { value: 'count', words: t('rides.measure.count') },
            { value: 'duration', words: t('rides.measure.duration') }
          ]}
          onChange={(measure) => change({ measure: measure === 'duration' ? measure : undefined })}
        />
      )}
    </div>
  )
}
