import type { Quarantined } from '../../../shared/domain/status'
import { formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Pane, PaneEmpty, PaneTable } from '../../ui/pane'
import { bytesText } from './bytes-text'
import { OldNote, PaneAnswer } from './pane-answer'
import { useQuarantine } from './use-quarantine'

/** Messages that were not understood, with their first bytes. `count` is how many there are. */
export function QuarantinePane({ count }: { readonly count: number }) {
  const formats = useFormats()
  const query = useQuarantine(count)
  const shown = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  return (
    <Pane
      title={t('quarantine.title')}
      className="quarantine"
      note={
        <>
          <span className="figure pane-count">{formats.integer(count)}</span>
          <span className="note ellipsis">
            {query.hasNextPage ? t('quarantine.shown', { shown: formats.integer(shown) }) : t('quarantine.note')}
          </span>
          <OldNote query={query} />
        </>
      }
      head={
        query.hasNextPage && (
          <button
            type="button"
            className="button small"
            disabled={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('quarantine.older')}
          </button>
        )
      }
    >
      <PaneAnswer
        query={query}
        failed={t('quarantine.failed')}
        refusal={{ title: t('quarantine.forbidden'), why: t('quarantine.forbidden.why') }}
      >
        {({ pages }) =>
          shown === 0 ? (
            <PaneEmpty title={t('quarantine.empty')} why={t('quarantine.empty.why')} />
          ) : (
            <QuarantineTable items={pages.flatMap(({ items }) => items)} />
          )
        }
      </PaneAnswer>
    </Pane>
  )
}

function QuarantineTable({ items }: { readonly items: readonly Quarantined[] }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const nowMs = ticker.nowMs()
  return (
    <PaneTable label={t('quarantine.title')}>
      <thead>
        <tr>
          <th scope="col">{t('quarantine.arrived', { zone: formats.zone(nowMs) })}</th>
          <th scope="col">{t('quarantine.place')}</th>
          <th scope="col">{t('quarantine.reason')}</th>
          <th scope="col" className="number">
            {t('quarantine.size')}
          </th>
          <th scope="col">{t('quarantine.bytes')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const arrivedMs = momentMs(item.arrived_at)
          return (
            <tr key={item.quarantine_id}>
              <td className="mono">{arrivedMs === null ? item.arrived_at : formats.moment(arrivedMs, nowMs)}</td>
              <td className="mono second">
                {item.partition} · {item.offset}
              </td>
              <td>{item.reason}</td>
              <td className="number second">{formatBytes(item.size_bytes)}</td>
              <td className="mono second first-bytes">
                <div className="ellipsis" title={bytesText(item.first_bytes)}>
                  <bdi>{bytesText(item.first_bytes)}</bdi>
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </PaneTable>
  )
}
