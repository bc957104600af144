import { IconRefresh } from '@tabler/icons-react'
import { t } from '../../../i18n/translate'
import type { Pages } from './use-pages'

/** Reads a list anew. An older answer that stays on the page says that it is one. */
export function RefreshButton<Item>({ pages: { query } }: { readonly pages: Pages<Item> }) {
  return (
    <>
      {query.data !== undefined && query.error !== null && (
        <span className="access-old" role="status">
          {t('access.old')}
        </span>
      )}
      <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.refetch()}>
        <IconRefresh size={16} stroke={1.75} aria-hidden="true" />
        {t('access.refresh')}
      </button>
    </>
  )
}
