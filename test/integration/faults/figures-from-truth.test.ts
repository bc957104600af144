import { afterEach, describe, expect, it } from 'vitest'
import { createBoardCalls } from '../../../src/main/engine/columns/board-calls'
import { createColumnReader } from '../../../src/main/engine/columns/column-reader'
import { createRideColumnCalls } from '../../../src/main/engine/columns/ride-calls'
import { createRiderCalls } from '../../../src/main/engine/columns/rider-calls'
import { createDeletions } from '../../../src/main/engine/ingest/deletions'
import { createIngest } from '../../../src/main/engine/ingest/ingest'
import { createProfileSteps } from '../../../src/main/engine/jobs/profile-steps'
import { createStoreJobs } from '../../../src/main/engine/jobs/store-jobs'
import { createColumnRows } from '../../../src/main/engine/store/column-rows'
import { dataFile, openData, openOps } from '../../../src/main/engine/store/files'
import { createIdSource } from '../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../src/main/engine/store/ingest-store'
import { storedLimits } from '../../../src/main/engine/store/limit-source'
import { openReader, type Readable } from '../../../src/main/engine/store/open'
import { createQuestionCalls, createQuestions } from '../../../src/main/engine/store/question-calls'
import { privacyTable } from '../../../src/main/engine/store/rider-privacy'
import type { HandlerInput } from '../../../src/shared/contract'
import { boardsInputSchema, powerMeasures } from '../../../src/shared/domain/boards'
import { leaderboardMeasures, leaderboardPeriods } from '../../../src/shared/domain/leaderboard'
import { ridePeriods } from '../../../src/shared/domain/ride-filter'
import { ridesOverviewInputSchema } from '../../../src/shared/domain/rides-overview'
import type { Result } from '../../../src/shared/result'
import { sized, takeSeed, tellFigures } from '../../support/fault-run'
import { seededRandom } from '../../support/seeded-random'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'
import { differencesOf } from '../../support/truth/differences'
import { createPlainCalendar, daysLater } from '../../support/truth/plain-calendar'
import { type Asked, type ReckonedRide, reckonRides } from '../../support/truth/reckoned-rides'
import { trueAnalytics, trueOverview } from '../../support/truth/true-charts'
import { trueBoards, trueHistory, trueLeaderboard } from '../../support/truth/true-places'
import { createTrueLog, type TrueLog, type TrueLogOptions } from '../../support/truth/true-rides'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago', 'UTC']

interface Stretch extends TrueLogOptions {
  readonly timeZone: string
}

/** The week in which London's clock is put forward, and the end of a February without a 29th. */
const namedStretches: readonly Stretch[] = [
  { timeZone: 'Europe/London', from: '2025-03-27T15:20:00Z', days: 6.3, tickMs: 30_000, bikes: 5, seed: 1 },
  { timeZone: 'America/New_York', from: '2025-02-27T02:00:00Z', days: 3.4, tickMs: 15_000, bikes: 5, seed: 2 }
].map(({ from, days, ...more }) => ({ ...more, fromMs: Date.parse(from), toMs: Date.parse(from) + days * dayMs }))

/** Somewhere in a year, by preference where a clock is changed or a 29 February is missing. */
function randomStretch(seed: number): Stretch {
  const random = seededRandom(seed)
  const near = random.pick(['02-27', '03-08', '03-29', '04-05', '09-06', '10-04', '10-25', '11-01', '12-31', '06-14'])
  const fromMs = Date.parse(`2025-${near}T00:00:00Z`) + random.whole(-36, 36) * hourMs + random.whole(0, 3_599_999)
  const tickMs = random.pick([500, 5_000, 15_000, 30_000, 60_000])
  const toMs = fromMs + random.whole(9_000, 18_000) * tickMs
  return { timeZone: random.pick(zones), fromMs, toMs, tickMs, bikes: random.whole(3, 7), seed: random.whole(1, 1e6) }
}

/** Reads a log through the pipeline's own parts, and moves what ended in its first half. */
async function readInto(folder: string, { messages }: TrueLog, { fromMs, toMs }: Stretch): Promise<{ moved: number }> {
  const data = openData(folder)
  const ops = openOps(folder)
  const now = (): number => toMs
  const ingest = createIngest(
    {
      store: createIngestStore(data),
      rideIds: createIdSource(ops, 'ride'),
      silenceLimitMs: 600_000,
      from: 'earliest',
      now
    },
    () => undefined
  )
  const failed = (what: string | Error): never => {
    throw new Error('the stores', { cause: what })
  }
  const jobs = createStoreJobs({
    data,
    ops,
    deletions: createDeletions([]),
    settings: { compressAfterMs: (toMs - fromMs) / 2, compressEveryMs: hourMs, keepHistoryDays: null },
    clock: { now, monotonic: () => performance.now() },
    onRemoved: () => undefined,
    onFailure: failed
  })
  ingest.openLog({
    clusterId: 'cluster',
    topic: 'deloton',
    partitions: messages.map(({ length }, partition) => ({ partition, low: 0, high: length }))
  })
  const most = Math.max(...messages.map(({ length }) => length))
  for (let offset = 0; offset < most; offset += 2_000) {
    for (const [partition, all] of messages.entries()) {
      const batch = all.slice(offset, offset + 2_000)
      if (batch.length > 0) {
        ingest.take({ partition, messages: batch, holes: [], endsBefore: offset + batch.length })
      }
    }
  }
  for (const partition of messages.keys()) ingest.endSilentRides(partition, toMs, () => true)
  const done = await jobs.compress('hand')
  const profiles = createProfileSteps(data, failed)
  while (profiles.ofOlder());
  data.close()
  ops.close()
  return { moved: done.ok ? done.value.rides : 0 }
}

/** The calls of the pages over a store, as the query thread makes them, at a moment. */
function callsOn(database: Readable, timeZone: string, nowMs: number, privacy: ReturnType<typeof privacyTable>) {
  const questions = createQuestions(database)
  const options = {
    readColumns: createColumnReader({ rows: () => createColumnRows(database), timeZone }).read,
    privacy: () => privacy,
    aliasOf: () => privacy.aliasOf,
    limits: storedLimits(
      () => null,
      () => null
    ),
    ride: questions.rides.get,
    store: () => null,
    questions: () => questions,
    timeZone,
    now: () => nowMs
  }
  return {
    ...createRideColumnCalls(options),
    ...createRiderCalls(options),
    ...createBoardCalls(options),
    ...createQuestionCalls(options)
  }
}

const answerOf = <Value>(answer: Result<Value>): Value => {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

/** Each period alone, then the rides of some riders and bikes. */
function filtersOf(rides: readonly ReckonedRide[], today: string): HandlerInput<'rides.overview'>[] {
  const some = rides[Math.floor(rides.length / 3)]
  const [gender, city, bike] = [some?.gender ?? 'female', some?.city ?? 'unknown', some?.bikeSerial ?? 'unknown']
  const filters = [
    ...ridePeriods.map((period) => ({ period, from: daysLater(today, -3), to: daysLater(today, -1) })),
    { period: 'days', to: daysLater(today, 2) },
    { period: 'all', genders: [gender.toUpperCase()], age_brackets: ['25-34', '45-54', 'unknown'] },
    { period: '30d', cities: [city, 'unknown'] },
    { period: '7d', bikes: [bike], genders: ['unknown', 'male'] },
    { period: 'all', rider_id: some?.rider?.riderId ?? 1 },
    { period: 'all', rider_id: 999_999 }
  ]
  return filters.map((filter) => ridesOverviewInputSchema.parse(filter))
}

/** Asks everything at a moment; answers what differs from the truth, and how many figures there were. */
async function compare(file: string, rides: readonly ReckonedRide[], timeZone: string, asked: Asked) {
  const riders = [...new Set(rides.flatMap(({ rider }) => rider ?? []))]
  const [nicknamed, hidden] = [riders[0]?.riderId ?? 0, riders[1]?.riderId ?? 0]
  const privacy = privacyTable(
    new Map([
      [nicknamed, { alias: 'Comet', is_listed: true }],
      [hidden, { alias: null, is_listed: false }]
    ])
  )
  const database = openReader(file)
  const calls = callsOn(database, timeZone, asked.nowMs, privacy)
  const differences: string[] = []
  let questions = 0
  const hold = (what: string, input: unknown, answer: unknown, truth: unknown): void => {
    questions += 1
    const found = differencesOf(answer, truth)
    if (found.length > 0) differences.push(`${what} ${JSON.stringify(input)}: ${found.slice(0, 5).join('; ')}`)
  }
  for (const filter of filtersOf(rides, asked.calendar.wall(asked.nowMs).day)) {
    const overview = answerOf(await calls['rides.overview'](filter))
    hold('rides.overview', filter, overview, trueOverview(rides, filter, asked))
    const charts = answerOf(await calls['analytics.get'](filter))
    hold('analytics.get', filter, charts, trueAnalytics(rides, filter, asked))
  }
  const asks = [
    {},
    { gender: 'female' },
    { city: riders[2]?.city?.toUpperCase() ?? 'Leeds' },
    { age_bracket: '45-54' as const },
    { age_bracket: '25-34' as const, gender: 'unknown' }
  ]
  for (const [period, who] of leaderboardPeriods.flatMap((each) => asks.map((ask) => [each, ask] as const))) {
    for (const power of powerMeasures) {
      const input = boardsInputSchema.parse({ ...who, period, power })
      hold('boards.get', input, answerOf(await calls['boards.get'](input)), trueBoards(rides, input, asked, privacy))
    }
    for (const by of leaderboardMeasures) {
      const input = { ...who, by, period, limit: 1_000 }
      const { items } = answerOf(calls['leaderboard.get'](input))
      hold('leaderboard.get', input, items, trueLeaderboard(rides, input, asked))
    }
  }
  for (const { riderId } of riders) {
    const answer = answerOf(await calls['rider.history']({ rider_id: riderId }))
    hold('rider.history', riderId, withoutIds(answer), trueHistory(rides, riderId))
  }
  database.close()
  return { differences, questions }
}

/** A log has no ids of rides. */
const withoutIds = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (name === 'ride_id' ? undefined : value)))

describe('what the pages show', () => {
  let folder: TemporaryFolder | null = null
  afterEach(() => folder?.remove())

  const randomOnes = sized(20, 1)
  it(`is what the readings of the log come to, in two weeks with odd days and ${randomOnes} random stretches`, async () => {
    const random = seededRandom(takeSeed('figures from truth'))
    const stretches = [
      ...namedStretches,
      ...Array.from({ length: randomOnes }, () => randomStretch(random.whole(1, 2 ** 31 - 1)))
    ]
    const told = { rides: 0, readings: 0, moved: 0, questions: 0 }
    for (const stretch of stretches) {
      folder = makeTemporaryFolder()
      const log = createTrueLog(stretch)
      const { moved } = await readInto(folder.path, log, stretch)
      const calendar = createPlainCalendar(stretch.timeZone)
      const rides = reckonRides(log.rides, calendar)
      const later = random.whole(1, 40 * 24) * hourMs
      for (const nowMs of [stretch.toMs, stretch.toMs + later]) {
        const { differences, questions } = await compare(dataFile(folder.path), rides, stretch.timeZone, {
          calendar,
          nowMs
        })
        expect(differences, JSON.stringify(stretch)).toEqual([])
        told.questions += questions
      }
      told.rides += rides.length
      told.readings += rides.reduce((sum, ride) => sum + ride.readings.length, 0)
      told.moved += moved
      folder.remove()
    }
    tellFigures('figures from truth', { stretches: stretches.length, ...told })
    expect(told.moved).toBeGreaterThan(0)
    expect(told.rides).toBeGreaterThan(told.moved)
  }, 3_600_000)
})
