import type { Readable } from '../../../../../src/main/engine/store/open'
import type { HandlerInput } from '../../../../../src/shared/contract'
import type { Boards } from '../../../../../src/shared/domain/boards'
import { leaderboardMeasures, leaderboardUnits } from '../../../../../src/shared/domain/leaderboard'
import type { RiderPrivacy } from '../../../../../src/shared/domain/rider-history'
import { createRidesModel } from './rides-model'

type ModelRide = ReturnType<ReturnType<typeof createRidesModel>['rides']>[number]

const everything = { period: 'all', genders: [], age_brackets: [], cities: [], bikes: [] } as const
const dayMs = 86_400_000

/** All boards reckoned ride by ride, each place by counting who is better. */
export function createBoardsModel(database: Readable, asked: { nowMs: number; timeZone: string }) {
  const rides = createRidesModel(database, asked).rides({
    ...everything,
    genders: [],
    age_brackets: [],
    cities: [],
    bikes: []
  })
  const riderIds = database.prepare<[], number>('SELECT rider_id FROM rider').pluck().all()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: asked.timeZone }).format(asked.nowMs)
  const daysAgo = (days: number): string => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10)

  return (
    { period, power, limit }: HandlerInput<'boards.get'>,
    isAskedFor: (riderId: number) => boolean,
    privacy: (riderId: number) => RiderPrivacy
  ): Pick<Boards, 'rides' | 'opted_out' | 'boards'> => {
    const days = { today: 1, '7d': 7, '30d': 30, all: null }[period]
    const begun = (first: number, last: number): ModelRide[] =>
      rides.filter(({ day }) => day >= daysAgo(first) && day <= daysAgo(last))
    const now = days === null ? rides : begun(days - 1, 0)
    const then = days === null ? [] : begun(2 * days - 1, days)
    const mine = (some: readonly ModelRide[], riderId: number) => some.filter(({ rider_id }) => rider_id === riderId)
    const wanted = riderIds.filter(isAskedFor)
    const listed = wanted.filter((riderId) => privacy(riderId).is_listed)
    return {
      rides: now.length,
      opted_out: wanted.filter((riderId) => !privacy(riderId).is_listed && mine(now, riderId).length > 0).length,
      boards: leaderboardMeasures.map((by) => {
        const measure = measures[by === 'peak_power' && power === 'best_60s' ? 'best_60s' : by]
        const valuesOf = (some: readonly ModelRide[]) =>
          listed.flatMap((riderId) => {
            const value = mine(some, riderId).length === 0 ? null : measure(mine(some, riderId))
            return value === null ? [] : [{ riderId, value }]
          })
        const [values, former] = [valuesOf(now), valuesOf(then)]
        const placeIn = (all: readonly { value: number }[], value: number): number =>
          1 + all.filter((other) => other.value > value).length
        return {
          by,
          unit: leaderboardUnits[by],
          riders: values.length,
          entries: [...values]
            .sort((a, b) => b.value - a.value || a.riderId - b.riderId)
            .slice(0, limit)
            .map(({ riderId, value }) => {
              const position = placeIn(values, value)
              const before = former.find((one) => one.riderId === riderId)
              return {
                position,
                rider_id: riderId,
                alias: privacy(riderId).alias,
                ride_count: mine(now, riderId).length,
                value,
                change: before === undefined ? null : placeIn(former, before.value) - position
              }
            })
        }
      })
    }
  }
}

const some = (values: readonly (number | null)[]): number[] => values.flatMap((value) => value ?? [])
const greatest = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values))
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const measures: Record<Boards['boards'][number]['by'] | 'best_60s', (rides: readonly ModelRide[]) => number | null> = {
  rides: (rides) => rides.length,
  longest_ride: (rides) => greatest(some(rides.map(({ durationS }) => durationS))),
  peak_power: (rides) => greatest(some(rides.map(({ power_max }) => power_max))),
  best_60s: (rides) => greatest(some(rides.map(({ best_60s_watts }) => best_60s_watts))),
  total_time: (rides) => {
    const durations = some(rides.map(({ durationS }) => durationS))
    return durations.length === 0 ? null : sum(durations)
  },
  energy: (rides) => sum(rides.map(({ power_sum }) => power_sum)) / 1_000
}
