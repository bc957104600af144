import { IconDeviceTv, IconTableExport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { Boards } from '../../../shared/domain/boards'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { OneOfMenu } from '../../ui/filters/one-of-menu'
import { ageBrackets } from '../../ui/filters/ride-filter-search'
import { ChoiceMenu } from '../floor/choice-menu'
import { Segments } from '../ride/segments'
import { boardsNote } from './boards-note'
import { type BoardPower, boardPeriods, periodOf, powerOf } from './boards-search'
import { enterBoardsWall } from './boards-wall-mode'
import type { BoardsAddress } from './use-boards-search'

const powers: readonly BoardPower[] = ['best_60s', 'peak']

const knownWords = (value: string): string => (value === 'unknown' ? t('boards.unknown') : value)
const optionsOf = (values: readonly string[]) => values.map((value) => ({ value, label: knownWords(value) }))

/** Which rides and riders the boards are of, and the ways out of the page. */
export function BoardsBar({
  address,
  boards,
  staleAt,
  onExport
}: {
  readonly address: BoardsAddress
  readonly boards: Boards | undefined
  /** Epoch ms of what is shown, where it could not be read anew. */
  readonly staleAt: number | null
  readonly onExport: () => void
}) {
  const { search, change } = address
  const navigate = useNavigate()
  const formats = useFormats()
  const note = boards === undefined ? '' : boardsNote(boards, formats)
  return (
    <div className="filter-bar">
      <Segments
        label={t('boards.period')}
        value={periodOf(search)}
        choices={boardPeriods.map((value) => ({ value, words: t(`boards.period.${value}`) }))}
        onChange={(period) => change({ period })}
      />
      <span className="filter-bar-line" />
      <OneOfMenu
        label={t('boards.city')}
        chosen={search.city}
        options={optionsOf(boards?.cities ?? [])}
        onChoose={(city) => change({ city })}
      />
      <OneOfMenu
        label={t('boards.gender')}
        chosen={search.gender}
        options={optionsOf(boards?.genders ?? [])}
        onChoose={(gender) => change({ gender })}
      />
      <OneOfMenu
        label={t('boards.age')}
        chosen={search.age}
        options={optionsOf(ageBrackets)}
        onChoose={(chosen) => change({ age: ageBrackets.find((bracket) => bracket === chosen) })}
      />
      <ChoiceMenu
        label={t('boards.power')}
        value={powerOf(search)}
        options={powers.map((value) => ({ value, label: t(`boards.power.${value}`) }))}
        onChoose={(power) => change({ power: power === 'peak' ? power : undefined })}
      />
      {staleAt !== null && (
        <span className="chip warning">{t('boards.stale', { time: formats.hourMinute(staleAt) })}</span>
      )}
      <span className="boards-note ellipsis" title={note}>
        {note}
      </span>
      <span className="boards-ways">
        <button type="button" className="button" onClick={() => enterBoardsWall(navigate, search)}>
          <IconDeviceTv size={16} stroke={1.75} aria-hidden="true" />
          {t('boards.wall')}
        </button>
        <button
          type="button"
          className="button"
          title={t('boards.export.explained')}
          aria-keyshortcuts="Control+E"
          onClick={onExport}
        >
          <IconTableExport size={16} stroke={1.75} aria-hidden="true" />
          {t('boards.export')}
        </button>
      </span>
    </div>
  )
}
