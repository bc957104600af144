import { cpus } from 'node:os'
import pino from 'pino'
import { test } from 'vitest'
import { createEngine } from '../../src/main/engine/engine'
import type { Engine } from '../../src/main/engine/ports'
import { engineSettings } from '../../src/main/engine/settings/settings'
import { dispatch, machineCaller } from '../../src/shared/dispatch'
import { ridePeriods } from '../../src/shared/domain/ride-filter'
import { type LargeStoreOptions, largeStore, largeStoreSize } from '../support/large-store'
import { fromProject } from '../support/project'
import { openRawReadings, type PlainQuestion } from './raw-readings'

const rides = Number(process.env.BENCH_RIDES ?? largeStoreSize.rides)
const runs = Number(process.env.BENCH_RUNS ?? 60)
const dayMs = 86_400_000

type Input = Record<string, unknown>
interface Question {
  readonly call: string
  /** Another one each time, so that no answer is one that was kept. */
  readonly ask: (run: number) => Input
  readonly plain?: PlainQuestion
  /** Days back from now that the plain question is asked of; all without it. */
  readonly days?: number
}

const today = new Date().toISOString().slice(0, 10)
const daysAgo = (days: number): string => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10)
/** As long as that many days back to now: an end in the future is another one each time. */
const last = (days: number, run: number): Input => ({ period: 'days', from: daysAgo(days - 1), to: daysAgo(-run) })
const pick = <Item>(items: readonly Item[], run: number): Item | undefined => items[run % items.length]

function questionsOf(
  stored: number,
  riderIds: readonly number[] = [],
  rideIds: readonly number[] = []
): Record<string, Question> {
  const table = { limit: 100, sort: 'avg_power' }
  const words = ['an', 'freya', 'mar', 'ols', 'jo', 'no such', 's', 'gre', 'example.org', '1']
  const plainTable = 'rides by average power' as const
  return {
    'rider search': { call: 'riders.search', ask: (run) => ({ query: pick(words, run) }) },
    'riders, first window': {
      call: 'riders.table',
      ask: (run) => ({ sort: pick(['last_ride', 'name', 'rides', 'city'], run), offset: (run % 20) * 100 })
    },
    'riders, searched': { call: 'riders.table', ask: (run) => ({ query: pick(words, run), sort: 'rides' }) },
    "a rider's history": {
      call: 'rider.history',
      ask: (run) => ({ rider_id: pick(riderIds, run) }),
      plain: "a rider's history"
    },
    'a ride': { call: 'ride.get', ask: (run) => ({ ride_id: pick(rideIds, run * 37) }) },
    'a ride, all readings': {
      call: 'ride.follow',
      ask: (run) => ({ ride_id: pick(rideIds, run * 37) }),
      plain: 'a ride'
    },
    ...Object.fromEntries(
      ridePeriods
        .filter((period) => period !== 'days')
        .map((period) => [
          `rides, charts of ${period}`,
          {
            call: 'rides.overview',
            ask: () => ({ period }),
            plain: 'rides by age and gender',
            ...(period === 'all' ? {} : { days: { '12h': 0.5, '24h': 1, '7d': 7, '30d': 30 }[period] })
          } satisfies Question
        ])
    ),
    'rides, charts of all, filtered': {
      call: 'rides.overview',
      ask: (run) => ({ period: 'all', genders: ['female'], age_brackets: [pick(['25-34', '35-44'], run)] })
    },
    'rides, first rows of all': {
      call: 'rides.table',
      ask: (run) => ({ ...table, period: 'days', from: daysAgo(729 - run), to: today }),
      plain: plainTable
    },
    'rides, first rows by name': {
      call: 'rides.table',
      ask: (run) => ({ limit: 100, sort: 'rider', period: 'days', from: daysAgo(728 - run), to: today })
    },
    'rides, rows further down': {
      call: 'rides.table',
      ask: (run) => ({ ...table, period: 'all', offset: Math.floor((stored * run) / (2 * runs)) })
    },
    'rides, first rows of 30 days': {
      call: 'rides.table',
      ask: (run) => ({ ...table, ...last(30, run) }),
      plain: plainTable,
      days: 30
    },
    ...Object.fromEntries(
      (['today', '7d', '30d', 'all'] as const).map((period) => [
        `boards of ${period}`,
        {
          call: 'boards.get',
          ask: (run) => ({ period, limit: 10 + (run % 90) }),
          plain: 'leaderboard',
          ...(period === 'all' ? {} : { days: { today: 1, '7d': 7, '30d': 30 }[period] })
        } satisfies Question
      ])
    ),
    'boards of all, of a city': {
      call: 'boards.get',
      ask: (run) => ({ period: 'all', city: 'Leeds', limit: 10 + (run % 90) })
    },
    'leaderboard.get of all': {
      call: 'leaderboard.get',
      ask: (run) => ({ by: pick(['rides', 'energy', 'peak_power'], run) }),
      plain: 'leaderboard'
    },
    'leaderboard.get of 30d': {
      call: 'leaderboard.get',
      ask: () => ({ by: 'energy', period: '30d' }),
      plain: 'leaderboard',
      days: 30
    },
    'analytics of 7 days': {
      call: 'analytics.get',
      ask: (run) => last(7, run),
      plain: 'charts of analytics',
      days: 7
    },
    'analytics of 30 days': {
      call: 'analytics.get',
      ask: (run) => last(30, run),
      plain: 'charts of analytics',
      days: 30
    },
    'analytics of all': {
      call: 'analytics.get',
      ask: (run) => ({ period: 'days', to: daysAgo(-run) }),
      plain: 'charts of analytics'
    }
  }
}

const engineOn = (dataDir: string): Engine =>
  createEngine(
    {
      dataDir,
      threadFile: (name) => fromProject('out', 'main', `${name}-thread.js`),
      now: () => Date.now(),
      log: pino({ level: 'silent' }),
      version: 'bench',
      settings: {
        fixed: { given: {}, sayers: {} },
        file: { read: () => ({ given: {}, warning: null }), save: () => () => undefined },
        applied: () => undefined
      },
      apiState: () => ({ is_on: false, url: null, is_open: false, is_encrypted: false, problem: null })
    },
    // Nobody is there: the store stays as it is.
    engineSettings({ source: 'kafka', brokers: ['127.0.0.1:1'], topic: 'bench', timeZone: 'Europe/London' })
  )

interface Figures {
  readonly p50Ms: number
  readonly p95Ms: number
  /** What all threads of the console used for one answer on average: what others do on the machine is not in it. */
  readonly cpuMs: number
}

interface Measured {
  readonly coldMs: number
  readonly figures: Readonly<Record<string, Figures>>
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

async function measure(folder: string, stored: number): Promise<Measured> {
  const engine = engineOn(folder)
  await engine.start()
  const caller = machineCaller('bench', ['read'])
  const { signal } = new AbortController()
  const timed = async (call: string, input: Input): Promise<{ value: unknown; ms: number }> => {
    const beganMs = performance.now()
    const answer = await dispatch(engine.handlers, caller, call, input, signal, (name, error) =>
      console.error(name, error)
    )
    const ms = performance.now() - beganMs
    if (!answer.ok) throw new Error(`${call} ${JSON.stringify(input)}: ${answer.error.message}`)
    return { value: answer.value, ms }
  }
  try {
    const cold = await timed('rides.overview', { period: '24h' })
    const idsOf = async (call: string, input: Input, name: string): Promise<number[]> => {
      const { value } = await timed(call, input)
      const { items } = value as { items: Record<string, unknown>[] }
      return items.map((item) => Number(item[name]))
    }
    const riderIds = await idsOf('riders.table', { sort: 'rides', limit: 50 }, 'rider_id')
    const rideIds = await idsOf('rides.table', { period: 'all', sort: 'duration_s', limit: 500 }, 'ride_id')
    const figures: Record<string, Figures> = {}
    for (const [name, { call, ask }] of Object.entries(questionsOf(stored, riderIds, rideIds))) {
      // What a page does first is compiled while it is asked: a few answers are not counted.
      for (let run = 0; run < 5; run += 1) await timed(call, ask(runs + run))
      const times: number[] = []
      const before = process.cpuUsage()
      for (let run = 0; run < runs; run += 1) times.push((await timed(call, ask(run))).ms)
      const { user, system } = process.cpuUsage(before)
      figures[name] = {
        p50Ms: rounded(percentile(times, 0.5)),
        p95Ms: rounded(percentile(times, 0.95)),
        cpuMs: rounded((user + system) / 1_000 / runs)
      }
    }
    return { coldMs: Math.round(cold.ms), figures }
  } finally {
    await engine.stop()
  }
}

/** Each question of raw readings once, after it was asked once: what it takes from the file's cache. */
function plainTimes(folder: string): { readings: number; times: Map<string, number> } {
  const raw = openRawReadings(folder)
  const times = new Map<string, number>()
  for (const { plain, days } of Object.values(questionsOf(rides))) {
    if (plain === undefined) continue
    const from = days === undefined ? 0 : Date.parse(daysAgo(0)) - days * dayMs
    const values = { from, before: Date.now() + dayMs }
    const key = `${plain} ${days ?? 'all'}`
    if (times.has(key)) continue
    raw.timeOf(plain, values)
    times.set(key, raw.timeOf(plain, values))
  }
  const { readings } = raw
  raw.close()
  return { readings, times }
}

test(`questions of ${rides} rides`, { timeout: 3_600_000 }, async () => {
  const sized = (share: number): LargeStoreOptions => ({
    ...largeStoreSize,
    rides: rides * share,
    riders: largeStoreSize.riders * (rides / largeStoreSize.rides) * share,
    before: today
  })
  const [small, large] = [largeStore(sized(0.1)), largeStore(sized(1))]
  const plain = plainTimes(small)
  const [ofSmall, ofLarge] = [await measure(small, rides / 10), await measure(large, rides)]
  const lines = Object.entries(questionsOf(rides)).map(([name, { plain: question, days }]) => {
    const [one, other] = [ofSmall.figures[name], ofLarge.figures[name]]
    const plainMs = question === undefined ? undefined : plain.times.get(`${question} ${days ?? 'all'}`)
    const ratio =
      plainMs === undefined || one === undefined ? '' : `${Math.round(plainMs)} ms, x${rounded(plainMs / one.p50Ms)}`
    const shown = (of: Figures | undefined): string =>
      `${of?.p50Ms ?? '?'} / ${of?.p95Ms ?? '?'} / ${of?.cpuMs ?? '?'} ms`
    return `  ${name.padEnd(32)}${shown(other).padStart(26)}${shown(one).padStart(26)}   ${ratio}`
  })
  process.stdout.write(
    `${[
      '',
      `questions, p50 / p95 / CPU of ${runs}, ${cpus().length} cores, node ${process.version}: ${rides} rides, then ${rides / 10}, then plain SQL over the ${plain.readings} readings of the latter`,
      `  the first question after a start: ${ofLarge.coldMs} ms, ${ofSmall.coldMs} ms`,
      ...lines,
      JSON.stringify({ rides, runs, large: ofLarge, small: ofSmall, plain: Object.fromEntries(plain.times) }),
      ''
    ].join('\n')}\n`
  )
})
