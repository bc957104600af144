import { useState } from 'react'
import { t } from '../../i18n/translate'
import { CallFailedError } from '../../live/queries'
import { useControlE } from '../../shell/control-e'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import { PaneEmpty } from '../../ui/pane'
import '../../ui/pane.css'
import { SaidLine } from '../pipeline/said-line'
import '../ride/ride-parts.css'
import './board.css'
import { BoardPane } from './board-pane'
import { BoardsBar } from './boards-bar'
import { BoardsEmpty } from './boards-empty'
import { BoardsWait } from './boards-wait'
import './leaderboard.css'
import { useBoards } from './use-boards'
import { useBoardsExport } from './use-boards-export'
import { type BoardsAddress, useBoardsSearch } from './use-boards-search'

const fewPlaces = 20
const manyPlaces = 100

/** Who rode most, longest and hardest, as riders may see it: by alias, without who does not want to be there. */
export function LeaderboardPage() {
  usePageHead(t('boards.title'), t('boards.subtitle'))
  const address = useBoardsSearch()
  const [limit, setLimit] = useState(fewPlaces)
  const query = useBoards(address.search, limit)
  const { said, save } = useBoardsExport(address.search)
  useControlE(save)
  const { data, error } = query
  const hasMore = data?.boards.some(({ riders }) => riders > fewPlaces) ?? false
  return (
    <div className="boards-page">
      <BoardsBar
        address={address}
        boards={data}
        staleAt={data !== undefined && error !== null ? query.dataUpdatedAt : null}
        onExport={save}
      />
      <SaidLine said={said} />
      <div
        className={query.isPlaceholderData ? 'panes boards is-old' : 'panes boards'}
        aria-busy={query.isPlaceholderData}
      >
        <Columns query={query} address={address} />
      </div>
      {hasMore && (
        <p className="boards-more">
          <button
            type="button"
            className="button small"
            onClick={() => setLimit(limit === fewPlaces ? manyPlaces : fewPlaces)}
          >
            {t(limit === fewPlaces ? 'boards.more' : 'boards.fewer')}
          </button>
        </p>
      )}
    </div>
  )
}

function Columns({
  query: { data, error, refetch },
  address
}: {
  readonly query: ReturnType<typeof useBoards>
  readonly address: BoardsAddress
}) {
  if (data === undefined) {
    if (error === null) return <BoardsWait />
    return (
      <div className="pane boards-empty">
        <PaneEmpty
          title={t('boards.failed')}
          why={error instanceof CallFailedError ? error.call.message : error.message}
        >
          <button type="button" className="button small" onClick={() => void refetch()}>
            {t('boards.retry')}
          </button>
        </PaneEmpty>
      </div>
    )
  }
  if (data.boards.every(({ entries }) => entries.length === 0)) return <BoardsEmpty boards={data} address={address} />
  return data.boards.map((board) => <BoardPane key={board.by} board={board} search={address.search} />)
}
