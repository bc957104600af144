import type { LeaderboardMeasure } from '../../../shared/domain/leaderboard'
import { t } from '../../i18n/translate'
import { Pane } from '../../ui/pane'
import { Wait } from '../../ui/wait'

const measures = [
  'rides',
  'longest_ride',
  'peak_power',
  'total_time',
  'energy'
] as const satisfies readonly LeaderboardMeasure[]
const rows = [0, 1, 2, 3, 4, 5, 6]

/** The boards in their shape, before there are any. */
export function BoardsWait() {
  return measures.map((by) => (
    <Pane key={by} title={t(`boards.${by}`)} className="board">
      <div className="board-wait" aria-busy="true">
        <Wait>
          {rows.map((row) => (
            <span key={row} className="skeleton" />
          ))}
        </Wait>
      </div>
    </Pane>
  ))
}
