import { IconChevronRight, IconTrophy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { LeaderboardMeasure, LeaderboardPeriod } from '../../../shared/domain/leaderboard'
import { t } from '../../i18n/translate'
import type { RideFilterSearch } from '../../ui/filters/ride-filter-search'
import { boardPeriods, knownBoards } from '../leaderboard/boards-search'

const boards = [
  'rides',
  'longest_ride',
  'peak_power',
  'total_time',
  'energy'
] as const satisfies readonly LeaderboardMeasure[]

/** The same period's leaderboard, where it has that period. */
const periodOf = ({ period }: RideFilterSearch): LeaderboardPeriod | undefined =>
  boardPeriods.find((known) => known === period)

/** The way to the leaderboard, by what riders are ranked by there. */
export function BoardLinks({ search }: { readonly search: RideFilterSearch }) {
  return (
    <nav className="board-links" aria-label={t('analytics.boards')}>
      <span className="board-links-title">
        <IconTrophy size={16} stroke={1.75} aria-hidden="true" />
        {t('analytics.boards')}
      </span>
      {boards.map((by) => (
        <Link key={by} to="/leaderboard" search={knownBoards({ period: periodOf(search) })}>
          {t(`boards.${by}`)}
          <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
        </Link>
      ))}
    </nav>
  )
}
