import type { ReactNode } from 'react'
import { useFormats } from '../../live/live-context'
import { BoardChange } from './board-change'
import { aliasWords, type Board, type BoardEntry, type BoardScale, barPercent } from './board-scale'

/** More than this who share the first place are shown like all others. */
const mostLeaders = 3

/**
 * The places of a board. `nameOf` draws the name: where it leads is up to who shows the board. `isCompared`: whether there is
 * a period before to compare with.
 */
export function BoardList({
  label,
  board,
  scale,
  isCompared,
  nameOf
}: {
  readonly label: string
  readonly board: Board
  readonly scale: BoardScale
  readonly isCompared: boolean
  readonly nameOf: (entry: BoardEntry, words: string) => ReactNode
}) {
  const formats = useFormats()
  const { entries } = board
  const greatest = entries[0]?.value ?? 0
  const leaders = entries.filter(({ position }) => position === 1).length
  return (
    <ol className="board-list" aria-label={label}>
      {entries.map((entry) => {
        const { figure, unit } = scale.write(entry.value)
        const isLeader = entry.position === 1 && leaders <= mostLeaders
        return (
          <li
            key={entry.rider_id}
            value={entry.position}
            className={isLeader ? 'board-place is-leader' : 'board-place'}
            data-testid="board-place"
          >
            <span className="board-position">{formats.integer(entry.position)}</span>
            {nameOf(entry, aliasWords(entry))}
            {isCompared && <BoardChange change={entry.change} />}
            <span className="board-value">
              {figure}
              {unit !== null && <small>{unit}</small>}
            </span>
            <span className="board-bar" aria-hidden="true">
              <i style={{ width: `${barPercent(entry.value, greatest)}%` }} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}
