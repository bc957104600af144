import type { CallOutput, HandlerInput } from '../../../shared/contract'
import { leaderboardPeriodDays } from '../../../shared/domain/leaderboard'
import type { Result } from '../../../shared/result'
import { addDays, dayOf } from '../report/zones'
import { clampLimit, emptyPage, found, paged } from './answers'
import { spanOfDays } from './gym-days'
import { createLeaderboard } from './leaderboard'
import type { Readable } from './open'
import type { Span } from './report-queries'
import { createRideLists } from './ride-lists'
import { createRideQueries } from './ride-queries'
import { createRiderRecords } from './rider-records'

type Name =
  | 'riders.list'
  | 'rider.record'
  | 'rider.durations'
  | 'rides.day'
  | 'rides.of_rider'
  | 'rides.by_city'
  | 'leaderboard.get'

/** What the REST API asks of the stores, beside what the page asks. */
export type QuestionCalls = {
  readonly [Each in Name]: (input: HandlerInput<Each>) => Result<CallOutput<Each>>
}

/** What answers them; made of a data file of the newest schema. */
export interface Questions {
  readonly rides: ReturnType<typeof createRideQueries>
  readonly lists: ReturnType<typeof createRideLists>
  readonly riders: ReturnType<typeof createRiderRecords>
  readonly leaderboard: ReturnType<typeof createLeaderboard>
}

export const createQuestions = (database: Readable): Questions => ({
  rides: createRideQueries(database),
  lists: createRideLists(database),
  riders: createRiderRecords(database),
  leaderboard: createLeaderboard(database)
})

export interface QuestionOptions {
  /** Null while there is no data file. */
  readonly questions: () => Questions | null
  /** The gym's zone, an IANA name. */
  readonly timeZone: string
  /** UTC epoch ms. */
  readonly now: () => number
}

export function createQuestionCalls({ questions, timeZone, now }: QuestionOptions): QuestionCalls {
  const lastDays = (day: string, count: number): Span => spanOfDays(addDays(day, 1 - count), day, timeZone)
  return {
    'riders.list': ({ query, limit, cursor }) =>
      paged(() => questions()?.riders.list(query, clampLimit(limit), cursor) ?? emptyPage),
    'rider.record': ({ rider_id }) => found(questions()?.riders.get(rider_id), 'rider'),
    'rider.durations': ({ rider_id }) => found(questions()?.lists.durations(rider_id), 'rider'),
    'rides.day': ({ date, limit, cursor }) =>
      paged(() => {
        const lists = questions()?.lists
        if (lists === undefined) return emptyPage
        const nowMs = now()
        return date === undefined
          ? lists.runningOrEnded(lastDays(dayOf(nowMs, timeZone), 1), clampLimit(limit), cursor)
          : lists.underWay(spanOfDays(date, date, timeZone), nowMs, clampLimit(limit), cursor)
      }),
    'rides.of_rider'({ rider_id, limit, cursor }) {
      const asked = questions()
      const rides = paged(() => asked?.rides.list(clampLimit(limit), cursor, rider_id) ?? emptyPage)
      const isKnown = !rides.ok || rides.value.items.length > 0 || asked?.lists.hasRider(rider_id) === true
      return isKnown ? rides : found<typeof emptyPage>(null, 'rider')
    },
    'rides.by_city': ({ city, limit, cursor }) =>
      paged(() => questions()?.lists.byCity(city, clampLimit(limit), cursor) ?? emptyPage),
    'leaderboard.get': ({ by, period, city, gender, age_bracket: ageBracket, limit, cursor }) =>
      paged(() => {
        const day = dayOf(now(), timeZone)
        const span = period === 'all' ? null : lastDays(day, leaderboardPeriodDays[period])
        const question = { by, span, city, gender, ageBracket, day }
        return questions()?.leaderboard(question, clampLimit(limit), cursor) ?? emptyPage
      })
  }
}
