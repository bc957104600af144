import { t } from '../../../i18n/translate'
import { useFormats } from '../../../live/live-context'
import type { Pages } from './use-pages'

/** How much of a list is shown, and the way to more. */
export function PagesFoot<Item>({ pages: { query, items } }: { readonly pages: Pages<Item> }) {
  const formats = useFormats()
  return (
    <div className="access-foot">
      <span className="quiet">
        {t('access.shown', { quantity: items.length, count: formats.integer(items.length) })}
      </span>
      <span className="spring" />
      {query.hasNextPage && (
        <button
          type="button"
          className="button small"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t(query.isFetchingNextPage ? 'access.older.busy' : 'access.older')}
        </button>
      )}
    </div>
  )
}
