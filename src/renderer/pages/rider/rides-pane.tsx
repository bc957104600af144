import { IconTableExport } from '@tabler/icons-react'
import type { RiderHistory, RiderRide } from '../../../shared/domain/rider-history'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { useControlE } from '../../shell/control-e'
import { Pane, PaneEmpty } from '../../ui/pane'
import { Wait } from '../../ui/wait'
import { SaidLine } from '../pipeline/said-line'
import { RidesTable } from './rides-table'
import type { useRider } from './use-rider'
import { type RiderExport, useRiderExport } from './use-rider-export'

/** All rides of a rider; `count` is how many there are, null while that is not known. */
export function RidesPane({
  riderId,
  rides,
  count,
  totals
}: {
  readonly riderId: number
  readonly rides: ReturnType<typeof useRider>['rides']
  readonly count: number | null
  readonly totals: RiderHistory['totals'] | undefined
}) {
  const formats = useFormats()
  const files = useRiderExport(riderId)
  useControlE(files.start)
  const items: readonly RiderRide[] | undefined = rides.data?.pages.flatMap((page) => page.items)
  const { error } = rides
  return (
    <Pane
      title={t('rider.rides')}
      className="rider-rides"
      note={
        <>
          {count !== null && <span className="figure rider-rides-count">{formats.integer(count)}</span>}
          {totals !== undefined && totals.rides > 0 && (
            <span className="note ellipsis" data-testid="rider-totals">
              {t('rider.rides.totals', {
                hours: formats.oneDecimal(totals.duration_s / 3_600),
                energy: formats.oneDecimal(totals.energy_kj / 1_000)
              })}
            </span>
          )}
          {items !== undefined && rides.hasNextPage && (
            <span className="note">{t('rider.rides.shown', { shown: formats.integer(items.length) })}</span>
          )}
        </>
      }
      head={
        <>
          {rides.hasNextPage && (
            <button
              type="button"
              className="button small"
              disabled={rides.isFetchingNextPage}
              onClick={() => void rides.fetchNextPage()}
            >
              {t('rider.rides.older')}
            </button>
          )}
          <ExportButton files={files} isNone={items === undefined || items.length === 0} />
        </>
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
      <SaidLine said={files.said} />
    </Pane>
  )
}

function ExportButton({ files, isNone }: { readonly files: RiderExport; readonly isNone: boolean }) {
  const formats = useFormats()
  if (files.exported === null) {
    return (
      <button
        type="button"
        className="button small"
        title={t('rider.rides.export.explained')}
        aria-keyshortcuts="Control+E"
        disabled={isNone}
        onClick={files.start}
      >
        <IconTableExport size={16} stroke={1.75} aria-hidden="true" />
        {t('rider.rides.export')}
      </button>
    )
  }
  return (
    <>
      <span className="note" role="status">
        {t('rider.rides.exporting', { quantity: files.exported, count: formats.integer(files.exported) })}
      </span>
      <button type="button" className="button small" onClick={files.cancel}>
        {t('rider.rides.export.cancel')}
      </button>
    </>
  )
}

const rows = [1, 2, 3, 4, 5, 6]

function RidesSkeleton() {
  return (
    <div className="rider-rides-skeleton" aria-busy="true">
      <Wait>
        {rows.map((row) => (
          <span key={row} className="skeleton" />
        ))}
      </Wait>
    </div>
  )
}
