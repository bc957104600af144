import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { LiveChip } from '../../shell/live-chip'
import { NotLiveBanner } from '../../shell/not-live-banner'
import { usePageHead } from '../../shell/page-head'
import '../../shell/shell.css'
import { SampleChip } from '../../shell/top-bar'
import { Mark } from '../../ui/mark'
import { usePointerStill } from '../wall/use-pointer-still'
import { useWallAudience } from '../wall/use-wall-audience'
import { useWallKeys } from '../wall/use-wall-exit'
import '../wall/wall.css'
import { WallCall } from '../wall/wall-call'
import { WallClock } from '../wall/wall-header'
import './board.css'
import { spanWords } from './boards-note'
import { type BoardsSearch, parseBoardsSearch, periodOf } from './boards-search'
import { BoardsWallBoards } from './boards-wall-boards'
import { leaveBoardsWall } from './boards-wall-mode'
import './boards-wall.css'
import { useBoards } from './use-boards'

const pointerShownForMs = 3_000
/** More have no room on any screen. */
const mostPlaces = 20

/** The boards for a screen that all the room sees: dark, by alias, and nothing to press but the way out. */
export function BoardsWallPage() {
  usePageHead(t('boards.wall.title'))
  const given = useSearch({ from: '/wall/leaderboard' })
  const search = useMemo(() => parseBoardsSearch({ ...given }), [given])
  const navigate = useNavigate()
  const leave = useCallback(() => leaveBoardsWall(navigate, search), [navigate, search])
  useWallKeys(leave)
  const isStill = usePointerStill(pointerShownForMs)
  const isReasonHidden = useWallAudience() === 'public'
  const formats = useFormats()
  const query = useBoards(search, mostPlaces)
  const { data, error } = query
  return (
    <div className={isStill ? 'wall-page is-still' : 'wall-page'} data-theme="dark">
      <header className="wall-header">
        <Mark size={46} />
        <div className="boards-wall-head">
          <h1>{t('boards.title')}</h1>
          <p className="ellipsis">
            <bdi>{whoWords(search).join(', ')}</bdi>
          </p>
        </div>
        <WallCall isReasonHidden={isReasonHidden} />
        <SampleChip />
        <LiveChip />
        <WallClock />
      </header>
      <NotLiveBanner />
      <main className="wall-main">
        <BoardsWallBoards query={query} search={search} />
      </main>
      <footer className="wall-legend">
        <p>{data !== undefined && spanWords(data, formats)}</p>
        {data !== undefined && error !== null && (
          <p className="boards-wall-stale">{t('boards.stale', { time: formats.hourMinute(query.dataUpdatedAt) })}</p>
        )}
        <button type="button" className="button wall-leave boards-wall-leave" onClick={leave}>
          {t('wall.leave')}
          <kbd>Esc</kbd>
        </button>
        <p className="wall-basis">{t('boards.wall.aliases')}</p>
      </footer>
    </div>
  )
}

/** Of when and of whom the boards are. */
const whoWords = (search: BoardsSearch): readonly string[] => [
  t(`boards.wall.${periodOf(search)}`),
  ...[search.city, search.gender, search.age].flatMap((part) => part ?? [])
]
