import type { Boards } from '../../../shared/domain/boards'
import { t } from '../../i18n/translate'
import { type BoardsSearch, isNarrowed, periodOf } from './boards-search'

/** Why nobody has a place. */
export function boardsEmptyWords(
  { rides, opted_out }: Pick<Boards, 'rides' | 'opted_out'>,
  search: BoardsSearch
): { readonly title: string; readonly why: string } {
  if (rides === 0 && periodOf(search) === 'all') {
    return { title: t('boards.empty.never'), why: t('boards.empty.never.why') }
  }
  const title = t('boards.empty')
  if (rides === 0) return { title, why: t('boards.empty.period') }
  if (opted_out > 0) return { title, why: t('boards.empty.optedOut') }
  return { title, why: t(isNarrowed(search) ? 'boards.empty.narrowed' : 'boards.empty.unknown') }
}
