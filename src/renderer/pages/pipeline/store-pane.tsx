import { formatBytes } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useCall } from '../../live/queries'
import { Pane } from '../../ui/pane'
import { OldNote, PaneAnswer } from './pane-answer'

const askEveryMs = 10_000

/** How much the store holds, and how much more the disk could. */
export function StorePane() {
  const query = useCall('store.size', {}, { everyMs: askEveryMs })
  return (
    <Pane title={t('store.title')} note={<OldNote query={query} />} className="store">
      <PaneAnswer query={query} failed={t('store.failed')}>
        {(size) => (
          <dl className="store-sizes">
            <div>
              <dt>{t('store.database')}</dt>
              <dd>{formatBytes(size.database_bytes)}</dd>
            </div>
            <div>
              <dt title={t('store.wal.explained')}>{t('store.wal')}</dt>
              <dd>{formatBytes(size.wal_bytes)}</dd>
            </div>
            <div>
              <dt>{t('store.free')}</dt>
              <dd>
                {size.free_bytes === null ? (
                  <span className="quiet">{t('store.unknown')}</span>
                ) : (
                  formatBytes(size.free_bytes)
                )}
              </dd>
            </div>
          </dl>
        )}
      </PaneAnswer>
    </Pane>
  )
}
