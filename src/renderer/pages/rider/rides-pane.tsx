import { useEffect, useState } from 'react'
import type { Ride } from '../../../shared/domain/ride'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Pane, PaneEmpty } from '../../ui/pane'
import { RidesTable } from './rides-table'
import type { useRider } from './use-rider'

/** All rides of a rider; `count` is how many there are, null while that is not known. */
export function RidesPane({
  rides,
  count
}: {
  readonly rides: ReturnType<typeof useRider>['rides']
  readonly count: number | null
}) {
  const formats = useFormats()
  const items: readonly Ride[] | undefined = rides.data?.pages.flatMap((page) => page.items)
  const { error } = rides
  return (
    <Pane
      title={t('rider.rides')}
      className="rider-rides"
      note={
        <>
          {count !== null && <span className="figure rider-rides-count">{formats.integer(count)}</span>}
          {items !== undefined && items.length > 0 && (
            <span className="note ellipsis">
              {rides.hasNextPage
                ? t('rider.rides.shown', { shown: formats.integer(items.length) })
                : t('rider.rides.note')}
            </span>
          )}
        </>
      }
      head={
        rides.hasNextPage && (
          <button
            type="button"
            className="button small"
            disabled={rides.isFetchingNextPage}
            onClick={() => void rides.fetchNextPage()}
          >
            {t('rider.rides.older')}
          </button>
        )
      }
    >
      {items === undefined && error === null && <RidesSkeleton />}
      {error !== null && (
        <PaneEmpty title={t('rider.rides.failed')} why={error.message}>
          <p className="rider-retry">
            <button type="button" className="button small" onClick={() => void rides.refetch()}>
              {t('rider.retry')}
            </button>
          </p>
        </PaneEmpty>
      )}
      {items !== undefined && items.length === 0 && error === null && (
        <PaneEmpty title={t('rider.rides.empty')} why={t('rider.rides.empty.why')} />
      )}
      {items !== undefined && items.length > 0 && <RidesTable rides={items} />}
    </Pane>
  )
}

const rows = [1, 2, 3, 4, 5, 6]

function RidesSkeleton() {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="rider-rides-skeleton" aria-busy="true">
      <span className="said">{t('loading.label')}</span>
      {isShown && rows.map((row) => <span key={row} className="skeleton" />)}
    </div>
  )
}
