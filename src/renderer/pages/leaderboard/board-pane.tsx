import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Pane, PaneEmpty } from '../../ui/pane'
import { BoardList } from './board-list'
import { type Board, boardScale } from './board-scale'
import { type BoardsSearch, periodOf } from './boards-search'

/** One board; a name leads to its rider. */
export function BoardPane({ board, search }: { readonly board: Board; readonly search: BoardsSearch }) {
  const formats = useFormats()
  const title = t(`boards.${board.by}`)
  const scale = boardScale(board, search, formats)
  return (
    <Pane title={title} className="board" note={<span className="note ellipsis">{scale.note}</span>}>
      {board.entries.length === 0 ? (
        <PaneEmpty title={t('boards.column.none')} why={t('boards.column.none.why')} />
      ) : (
        <BoardList
          label={title}
          board={board}
          scale={scale}
          isCompared={periodOf(search) !== 'all'}
          nameOf={({ rider_id }, words) => (
            <Link className="board-name ellipsis" to="/rider/$riderId" params={{ riderId: rider_id }} title={words}>
              <bdi>{words}</bdi>
            </Link>
          )}
        />
      )}
    </Pane>
  )
}
