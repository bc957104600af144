import type { CallOutput, HandlerInput } from '../../../shared/contract'
import { type Result, succeed } from '../../../shared/result'
import { dayOf } from '../report/zones'
import type { PrivacySource } from '../store/rider-privacy'
import { analyticsOf } from './analytics'
import { boardPeriods } from './board-periods'
import { boardsOf } from './boards'
import type { Columns } from './columns'
import { keptAnswers } from './kept-answers'
import { periodOf } from './period'
import { selectRides } from './ride-filter'
import { createZoneClock } from './zone-clock'

export interface BoardCallsOptions {
  readonly readColumns: () => Promise<Columns>
  readonly privacy: PrivacySource
  /** The gym's zone, an IANA name. */
  readonly timeZone: string
  /** UTC epoch ms. */
  readonly now: () => number
}

/** What the pages of leaderboards and analytics ask, answered from the columns. */
export type BoardCalls = {
  readonly [Each in 'boards.get' | 'analytics.get']: (input: HandlerInput<Each>) => Promise<Result<CallOutput<Each>>>
}

export function createBoardCalls({ readColumns, privacy, timeZone, now }: BoardCallsOptions): BoardCalls {
  const clock = createZoneClock(timeZone)
  const boards = keptAnswers<CallOutput<'boards.get'>>()
  const analytics = keptAnswers<CallOutput<'analytics.get'>>()
  // Of what is asked again only the moment it was asked is another.
  const asOf = <Answer extends { readonly to: string }>(answer: Answer, toMs: number): Result<Answer> =>
    succeed({ ...answer, to: new Date(toMs).toISOString() })
  return {
    async 'boards.get'(input) {
      const columns = await readColumns()
      const nowMs = now()
      const today = dayOf(nowMs, timeZone)
      const set = privacy()
      const { period, before } = boardPeriods(input.period, { today, nowMs, timeZone })
      const answer = boards([columns, set], [input, today], () =>
        boardsOf(columns, { input, period, before, today, privacy: set })
      )
      return asOf(answer, period.toMs)
    },
    async 'analytics.get'(filter) {
      const columns = await readColumns()
      const nowMs = now()
      const today = clock.dayOf(nowMs)
      const period = periodOf(filter, nowMs, timeZone)
      const answer = analytics([columns], [filter, today, period.fromMs], () =>
        analyticsOf(columns, selectRides(columns, period, filter), { period, clock, today })
      )
      return asOf(answer, period.toMs)
    }
  }
}
