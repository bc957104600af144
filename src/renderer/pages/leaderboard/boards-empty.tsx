import type { Boards } from '../../../shared/domain/boards'
import { t } from '../../i18n/translate'
import { PaneEmpty } from '../../ui/pane'
import { boardsEmptyWords } from './boards-empty-words'
import { isNarrowed, periodOf } from './boards-search'
import type { BoardsAddress } from './use-boards-search'

/** Why nobody has a place, and the way to where somebody may have one. */
export function BoardsEmpty({ boards, address }: { readonly boards: Boards; readonly address: BoardsAddress }) {
  const { search, change } = address
  const { title, why } = boardsEmptyWords(boards, search)
  return (
    <div className="pane boards-empty">
      <PaneEmpty title={title} why={why}>
        {isNarrowed(search) ? (
          <button
            type="button"
            className="button small"
            onClick={() => change({ city: undefined, gender: undefined, age: undefined })}
          >
            {t('boards.empty.clear')}
          </button>
        ) : (
          periodOf(search) !== 'all' && (
            <button type="button" className="button small" onClick={() => change({ period: 'all' })}>
              {t('boards.empty.all')}
            </button>
          )
        )}
      </PaneEmpty>
    </div>
  )
}
