import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import type { RiderRow } from '../../../shared/domain/rider-history'
import { t } from '../../i18n/translate'
import { useAskedWithRides } from '../../live/asked-with-rides'
import { useFormats, useIsPictureLive, useLive } from '../../live/live-context'
import { valueOrThrow } from '../../live/queries'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import { Pane, PaneEmpty } from '../../ui/pane'
import '../../ui/pane.css'
import { type AskedRows, useRowWindow } from '../../ui/use-row-window'
import { VirtualTable } from '../../ui/virtual-table'
import { Wait } from '../../ui/wait'
import { riderColumns } from './rider-columns'
import { RiderField } from './rider-field'
import './riders.css'
import { parseRidersSearch, type RidersSearch, ridersQuestion, sortedBy } from './riders-search'

const askEveryMs = 30_000
const askedWithRides = ['riders.table'] as const

/** Everybody who ever rode: to be found, and opened. */
export function RidersPage() {
  usePageHead(t('riders.title'), t('riders.subtitle'))
  const given = useSearch({ from: '/shell/riders' })
  const search = useMemo(() => parseRidersSearch({ ...given }), [given])
  const navigate = useNavigate()
  const show = (next: RidersSearch): void => void navigate({ to: '/riders', search: next, replace: true })
  const { bridge } = useLive()
  useAskedWithRides(askedWithRides)
  const rows = useRowWindow<ReturnType<typeof ridersQuestion>, RiderRow>({
    name: 'riders.table',
    asked: ridersQuestion(search),
    ask: async (asked) => valueOrThrow(await bridge.call('riders.table', asked)),
    everyMs: askEveryMs
  })
  const tableRef = useRef<HTMLDivElement>(null)
  return (
    <div className="riders-page" ref={tableRef}>
      <div className="riders-bar">
        <RiderField
          find={search.find ?? ''}
          onFind={(find) => show(parseRidersSearch({ ...search, find }))}
          onDown={() => tableRef.current?.querySelector<HTMLElement>('.virtual-table')?.focus()}
        />
        <span className="note">{t('riders.find.note')}</span>
      </div>
      <RidersPane rows={rows} search={search} show={show} />
    </div>
  )
}

function RidersPane({
  rows,
  search,
  show
}: {
  readonly rows: AskedRows<RiderRow>
  readonly search: RidersSearch
  readonly show: (search: RidersSearch) => void
}) {
  const formats = useFormats()
  const { ticker } = useLive()
  const isLive = useIsPictureLive()
  const navigate = useNavigate()
  const columns = useMemo(() => riderColumns(formats, ticker.nowMs(), isLive), [formats, ticker, isLive])
  const { query } = rows
  const { sort, descending } = ridersQuestion(search)
  const { data, error } = query
  return (
    <Pane
      title={search.find === undefined ? t('riders.all') : t('riders.found')}
      className="riders-table"
      note={
        <>
          {data !== undefined && (
            <span className="figure riders-total" role="status" data-testid="riders-total">
              {formats.integer(data.total)}
            </span>
          )}
          {error !== null && data !== undefined && <span className="chip warning">{t('riders.stale')}</span>}
        </>
      }
    >
      {data === undefined && error === null && <TableWait />}
      {data === undefined && error !== null && (
        <PaneEmpty title={t('riders.failed')} why={error.message}>
          <p className="riders-next">
            <button type="button" className="button small" onClick={() => void query.refetch()}>
              {t('rider.retry')}
            </button>
          </p>
        </PaneEmpty>
      )}
      {data?.total === 0 && <NoRiders search={search} show={show} />}
      {data !== undefined && data.total > 0 && (
        <VirtualTable
          label={t('riders.all')}
          columns={columns}
          window={data}
          keyOf={({ rider_id }) => rider_id}
          question={rows.question}
          sort={{ id: sort, descending }}
          onSort={(id) => show(sortedBy(search, id))}
          onRange={rows.onRange}
          onOpen={({ rider_id }) => void navigate({ to: '/rider/$riderId', params: { riderId: rider_id } })}
        />
      )}
    </Pane>
  )
}

function NoRiders({ search, show }: { readonly search: RidersSearch; readonly show: (search: RidersSearch) => void }) {
  const { find, ...rest } = search
  if (find === undefined) return <PaneEmpty title={t('riders.empty')} why={t('riders.empty.why')} />
  return (
    <div className="pane-empty">
      <b className="ellipsis">
        {t('riders.none')} <bdi>“{find.trim()}”</bdi>
      </b>
      {t('riders.none.why')}
      <p className="riders-next">
        <button type="button" className="button small" onClick={() => show(rest)}>
          {t('riders.none.all')}
        </button>
      </p>
    </div>
  )
}

const waitRows = [1, 2, 3, 4, 5, 6, 7, 8]

function TableWait() {
  return (
    <div className="riders-wait" aria-busy="true">
      <Wait>
        {waitRows.map((row) => (
          <span key={row} className="skeleton" />
        ))}
      </Wait>
    </div>
  )
}
