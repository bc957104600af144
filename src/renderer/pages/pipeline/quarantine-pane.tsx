import type { Quarantined } from '../../../shared/domain/status'
import { formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Pane, PaneEmpty, PaneTable } from '../../ui/pane'
import { bytesText } from './bytes-text'
import { useQuarantine } from './use-quarantine'

/** Messages that were not understood, with their first bytes. `count` is how many there are. */
export function QuarantinePane({ count }: { readonly count: number }) {
  const formats = useFormats()
  const { list, retry, more } = useQuarantine(count)
  return (
    <Pane
      title={t('quarantine.title')}
      note={
        <>
          <span className="figure pane-count">{formats.integer(count)}</span>
          <span className="note ellipsis">
            {list.kind === 'loaded' && list.nextCursor !== null
              ? t('quarantine.shown', { shown: formats.integer(list.items.length) })
              : t('quarantine.note')}
          </span>
        </>
      }
      head={
        list.kind === 'loaded' &&
        list.nextCursor !== null && (
          <button type="button" className="button small" onClick={more}>
            {t('quarantine.older')}
          </button>
        )
      }
    >
      {list.kind === 'loading' && <div className="pane-empty" aria-busy="true" />}
      {list.kind === 'failed' && list.error.code === 'forbidden' && (
        <PaneEmpty title={t('quarantine.forbidden')} why={t('quarantine.forbidden.why')} />
      )}
      {list.kind === 'failed' && list.error.code !== 'forbidden' && (
        <PaneEmpty title={t('quarantine.failed')} why={list.error.message}>
          <p className="pane-action">
            <button type="button" className="button small" onClick={retry}>
              {t('quarantine.retry')}
            </button>
          </p>
        </PaneEmpty>
      )}
      {list.kind === 'loaded' &&
        (list.items.length === 0 ? (
          <PaneEmpty title={t('quarantine.empty')} why={t('quarantine.empty.why')} />
        ) : (
          <QuarantineTable items={list.items} />
        ))}
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
