import { IconCopy, IconTableExport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { RideSortColumn, RidesOverview } from '../../../shared/domain/rides-overview'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useControlE } from '../../shell/control-e'
import { Pane, PaneEmpty } from '../../ui/pane'
import { VirtualTable } from '../../ui/virtual-table'
import { Wait } from '../../ui/wait'
import { SaidLine } from '../pipeline/said-line'
import { usualColumns } from './column-ids'
import { ColumnMenu } from './column-menu'
import { type RideColumn, rideColumns } from './ride-columns'
import type { useRideRows } from './use-rides'
import { type RidesFiles, useRidesFiles } from './use-rides-files'
import type { RidesAddress } from './use-rides-search'
import { ViewMenu } from './view-menu'

/** Columns in which the least comes first at the first click. */
const fromTheLeast: readonly string[] = ['rider', 'gender', 'city', 'bike'] satisfies readonly RideSortColumn[]

/** All rides of the question, however many. */
export function RidesTablePane({
  address,
  rows,
  totals,
  empty
}: {
  readonly address: RidesAddress
  readonly rows: ReturnType<typeof useRideRows>
  readonly totals: RidesOverview['totals'] | undefined
  /** What is said where there are none. */
  readonly empty: ReactNode
}) {
  const formats = useFormats()
  const navigate = useNavigate()
  const { search, change } = address
  const { query } = rows
  const all = useColumns(address, rows)
  const shown = search.columns ?? usualColumns
  const columns = all.filter(({ id }) => shown.includes(id))
  const files = useRidesFiles(search)
  useControlE(files.exportCsv)
  const sort = { id: search.sort ?? 'start_time', descending: search.ascending !== true }
  const onSort = (id: string): void => {
    const column = all.find((other) => other.id === id)
    if (column === undefined || column.id === 'zone') return
    const ascending = sort.id === id ? sort.descending : fromTheLeast.includes(id)
    change({ sort: column.id, ascending: ascending ? true : undefined })
  }
  const isStale = query.error !== null && query.data !== undefined
  return (
    <Pane
      title={t('rides.all')}
      className="rides-table"
      note={
        <>
          {query.data !== undefined && (
            <span className="figure rides-total" data-testid="rides-total">
              {formats.integer(query.data.total)}
            </span>
          )}
          {totals !== undefined && <span className="note ellipsis">{totalsWords(totals, formats)}</span>}
          {isStale && <span className="chip warning">{t('rides.stale')}</span>}
        </>
      }
      head={
        <TableActions address={address} columns={columns} all={all} files={files} isNone={query.data?.total === 0} />
      }
    >
      {query.data === undefined && query.error === null && <TableWait />}
      {query.data === undefined && query.error !== null && (
        <PaneEmpty title={t('rides.failed')} why={query.error.message}>
          <p className="rides-next">
            <button type="button" className="button small" onClick={() => void query.refetch()}>
              {t('chart.retry')}
            </button>
          </p>
        </PaneEmpty>
      )}
      {query.data?.total === 0 && empty}
      {query.data !== undefined && query.data.total > 0 && (
        <VirtualTable
          label={t('rides.all')}
          columns={columns}
          window={query.data}
          keyOf={({ ride_id }) => ride_id}
          question={rows.question}
          sort={sort}
          onSort={onSort}
          onRange={rows.onRange}
          onOpen={({ ride_id }) => void navigate({ to: '/ride/$rideId', params: { rideId: ride_id } })}
        />
      )}
      <SaidLine said={files.said} />
    </Pane>
  )
}

const totalsWords = (totals: RidesOverview['totals'], formats: ReturnType<typeof useFormats>): string =>
  [
    t('rides.totals', {
      hours: formats.oneDecimal(totals.duration_s / 3_600),
      energy: formats.oneDecimal(totals.energy_kj / 1_000)
    }),
    ...(totals.running === 0 ? [] : [t('rides.totals.running', { count: formats.integer(totals.running) })])
  ].join(', ')

/** All columns as they are for the rides known: with days and zones only where starts differ in them. */
function useColumns(address: RidesAddress, { query }: ReturnType<typeof useRideRows>): readonly RideColumn[] {
  const formats = useFormats()
  const { ticker } = useLive()
  const { period, from, to } = address.search
  const isDayShown = period !== 'days' || from === undefined || from !== to
  const rides = query.data?.rows
  const zone = useMemo(() => {
    const zones = new Set((rides ?? []).map(({ start_time }) => formats.zone(momentMs(start_time) ?? 0)))
    const [only] = zones
    return zones.size === 1 && only !== undefined ? only : null
  }, [rides, formats])
  return useMemo(
    () => rideColumns({ formats, nowMs: ticker.nowMs(), isDayShown, zone }),
    [formats, ticker, isDayShown, zone]
  )
}

function TableActions({
  address,
  columns,
  all,
  files,
  isNone
}: {
  readonly address: RidesAddress
  readonly columns: readonly RideColumn[]
  readonly all: readonly RideColumn[]
  readonly files: RidesFiles
  readonly isNone: boolean
}) {
  const formats = useFormats()
  return (
    <>
      <ViewMenu address={address} />
      <ColumnMenu
        columns={all}
        shown={columns.map(({ id }) => id)}
        onChoose={(shown) => address.change({ columns: shown })}
      />
      {files.progress === null ? (
        <>
          <button
            type="button"
            className="button small"
            title={t('rides.copy.explained')}
            disabled={isNone}
            onClick={() => files.copy(columns)}
          >
            <IconCopy size={16} stroke={1.75} aria-hidden="true" />
            {t('rides.copy')}
          </button>
          <button
            type="button"
            className="button small"
            title={t('rides.export.explained')}
            aria-keyshortcuts="Control+E"
            disabled={isNone}
            onClick={files.exportCsv}
          >
            <IconTableExport size={16} stroke={1.75} aria-hidden="true" />
            {t('rides.export')}
            <kbd>{t('rides.export.key')}</kbd>
          </button>
        </>
      ) : (
        <>
          <span className="note" role="status">
            {t('rides.exporting', {
              count: formats.integer(files.progress.soFar),
              total: formats.integer(files.progress.total)
            })}
          </span>
          <button type="button" className="button small" onClick={files.cancel}>
            {t('rides.export.cancel')}
          </button>
        </>
      )}
    </>
  )
}

const waitRows = [1, 2, 3, 4, 5, 6, 7, 8]

function TableWait() {
  return (
    <div className="rides-wait" aria-busy="true">
      <Wait>
        {waitRows.map((row) => (
          <span key={row} className="skeleton" />
        ))}
      </Wait>
    </div>
  )
}
