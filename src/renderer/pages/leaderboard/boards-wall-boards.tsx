import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { CallFailedError } from '../../live/queries'
import { Wait } from '../../ui/wait'
import { useRoom } from '../floor/use-room'
import { BoardList } from './board-list'
import { type Board, boardScale } from './board-scale'
import { boardsEmptyWords } from './boards-empty-words'
import { type BoardsSearch, periodOf } from './boards-search'
import type { useBoards } from './use-boards'
import { placesThatFit } from './wall-places'

/** All boards side by side, as many places as there is room for. */
export function BoardsWallBoards({
  query: { data, error },
  search
}: {
  readonly query: ReturnType<typeof useBoards>
  readonly search: BoardsSearch
}) {
  const [roomRef, room] = useRoom()
  if (data === undefined) {
    if (error === null) return <Wait>{null}</Wait>
    return (
      <WallWords
        title={t('boards.failed')}
        why={error instanceof CallFailedError ? error.call.message : error.message}
      />
    )
  }
  if (data.boards.every(({ entries }) => entries.length === 0)) {
    return <WallWords {...boardsEmptyWords(data, search)} />
  }
  const places = placesThatFit(room.height)
  return (
    <div className="boards-wall" ref={roomRef}>
      {room.height > 0 &&
        data.boards.map((board) => <WallBoard key={board.by} board={board} search={search} places={places} />)}
    </div>
  )
}

function WallBoard({
  board,
  search,
  places
}: {
  readonly board: Board
  readonly search: BoardsSearch
  readonly places: number
}) {
  const formats = useFormats()
  const title = t(`boards.${board.by}`)
  const scale = boardScale(board, search, formats)
  return (
    <section className="boards-wall-board" aria-label={title}>
      <h2>
        {title}
        <small>{scale.note}</small>
      </h2>
      {board.entries.length === 0 ? (
        <p className="quiet">{t('boards.column.none')}</p>
      ) : (
        <BoardList
          label={title}
          board={{ ...board, entries: board.entries.slice(0, places) }}
          scale={scale}
          isCompared={periodOf(search) !== 'all'}
          nameOf={(_entry, words) => (
            <span className="board-name ellipsis">
              <bdi>{words}</bdi>
            </span>
          )}
        />
      )}
    </section>
  )
}

function WallWords({ title, why }: { readonly title: string; readonly why: string }) {
  return (
    <div className="boards-wall-words">
      <h2>{title}</h2>
      <p>{why}</p>
    </div>
  )
}
