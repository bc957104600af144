import type { Boards } from '../../../shared/domain/boards'
import { type Formats, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** From when to when: "25 Oct to 24 Nov 2026 GMT", by the gym's calendar. */
export function spanWords({ from, to }: Pick<Boards, 'from' | 'to'>, formats: Formats): string {
  const toMs = momentMs(to) ?? 0
  const fromMs = momentMs(from)
  const zone = formats.zone(toMs)
  const last = formats.date(toMs)
  if (fromMs === null) return t('boards.note.until', { to: last, zone })
  if (formats.date(fromMs) === last) return t('boards.note.day', { day: last, zone })
  return t('boards.note.from', { from: formats.day(fromMs, toMs), to: last, zone })
}

/** What the boards are made of: the span, how many rides, and how many riders are left out because they want it so. */
export const boardsNote = (boards: Boards, formats: Formats): string =>
  [
    spanWords(boards, formats),
    t('boards.note.rides', { quantity: boards.rides, count: formats.integer(boards.rides) }),
    ...(boards.opted_out === 0
      ? []
      : [t('boards.note.optedOut', { quantity: boards.opted_out, count: formats.integer(boards.opted_out) })])
  ].join(', ')
