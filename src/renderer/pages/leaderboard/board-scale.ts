import type { Boards } from '../../../shared/domain/boards'
import { type Formats, formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { type BoardsSearch, periodOf, powerOf } from './boards-search'

export type Board = Boards['boards'][number]
export type BoardEntry = Board['entries'][number]

/** A value as people read it; the unit stands beside it, where it has one of its own. */
interface BoardFigure {
  readonly figure: string
  readonly unit: string | null
}

/** How all values of a board are written. */
export interface BoardScale {
  /** What they are, beside the title. */
  readonly note: string
  readonly write: (value: number) => BoardFigure
}

/** From there on a sum is written in hours, and in MJ: with a decimal, lines next to each other still differ. */
const hoursFromS = 36_000
const megaFromKj = 10_000

const clock = (value: number): BoardFigure => ({ figure: formatElapsed(value), unit: null })

/** One scale a board, by its greatest value: who compares two lines never has to mind the unit. */
export function boardScale({ by, entries }: Board, search: BoardsSearch, formats: Formats): BoardScale {
  const greatest = entries[0]?.value ?? 0
  switch (by) {
    case 'rides':
      return {
        note: t(`boards.rides.${periodOf(search)}`),
        write: (value) => ({ figure: formats.integer(value), unit: null })
      }
    case 'longest_ride':
      return { note: t('boards.clock'), write: clock }
    case 'peak_power':
      return {
        note: t(`boards.peak_power.${powerOf(search)}`),
        write: (value) => ({ figure: formats.integer(value), unit: t('boards.unit.W') })
      }
    case 'total_time':
      return greatest < hoursFromS
        ? { note: t('boards.clock'), write: clock }
        : {
            note: t('boards.total_time.hours'),
            write: (value) => ({ figure: formats.oneDecimal(value / 3_600), unit: t('boards.unit.h') })
          }
    case 'energy':
      return {
        note: t('boards.energy.basis'),
        write: (value) =>
          greatest < megaFromKj
            ? { figure: formats.integer(value), unit: t('boards.unit.kJ') }
            : { figure: formats.oneDecimal(value / 1_000), unit: t('boards.unit.MJ') }
      }
  }
}

/** What a rider is called before others. */
export const aliasWords = ({ alias, rider_id }: Pick<BoardEntry, 'alias' | 'rider_id'>): string =>
  alias ?? t('boards.rider', { id: rider_id })

/** How long a value's bar is, in percent of the greatest. */
export const barPercent = (value: number, greatest: number): number =>
  greatest > 0 ? Math.min(100, Math.max(0, (100 * value) / greatest)) : 0
