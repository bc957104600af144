import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { test } from 'vitest'
import type { Ride } from '../../src/shared/domain/ride'
import { type ApiConsole, messagesBehind, startApiConsole, withoutRateLimit } from '../support/api-console'
import { fromProject } from '../support/project'
import { median } from './measure'

const bikes = Number(process.env.BENCH_BIKES ?? 1_000)
const runs = Number(process.env.BENCH_RUNS ?? 3)
const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const connections = 64
const readings = 100
const lookEveryMs = 200

interface Load {
  readonly perSecond: number
  readonly p99Ms: number
}

async function load(url: string, headers: Readonly<Record<string, string>>): Promise<Load> {
  const result = await autocannon({ url, connections, duration: seconds, headers: { ...headers } })
  const failed = result.errors + result.timeouts + result.non2xx
  if (failed > 0) throw new Error(`${failed} requests of ${url} were not answered with 2xx`)
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 }
}

/** A fastify that answers the same JSON and does nothing else, in a process of its own. */
async function startBare(folder: string, answers: readonly unknown[]): Promise<{ url: string; stop(): void }> {
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  const child = spawn(process.execPath, [fromProject('test', 'bench', 'bare-fastify.mjs'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' }
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the bare fastify ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

/** By how many messages the console is behind, looked at again and again while something runs; NaN: it did not know. */
async function behindWhile<Value>(
  console: ApiConsole,
  run: () => Promise<Value>
): Promise<{ value: Value; behind: number[] }> {
  const behind: number[] = []
  let isOver = false
  const running = run().finally(() => {
    isOver = true
  })
  while (!isOver) {
    behind.push(messagesBehind(await console.call('status.get', {})))
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  return { value: await running, behind }
}

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
const told = (behind: readonly number[]): string =>
  `p50 ${percentile(behind, 0.5)}, p99 ${percentile(behind, 0.99)}, ${behind.length} looks`

test(`the REST API while ${bikes} bikes ride`, { timeout: 3_600_000 }, async () => {
  const console = await startApiConsole(['--bikes', String(bikes), ...withoutRateLimit], 600_000)
  const headers = { authorization: `Bearer ${console.reader}` }
  const get = async <Value>(path: string): Promise<Value> => {
    const answer = await fetch(`${console.url}${path}`, { headers })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return (await answer.json()) as Value
  }
  try {
    const { daily_rides, historical_rides } = await console.call('store.size', {})
    const { items } = await get<{ items: Ride[] }>('/api/v1/rides?limit=1000')
    const ride = items.find(({ end_time, duration_s }) => end_time !== null && (duration_s ?? 0) > 2 * readings)
    if (ride === undefined) throw new Error('no ride has ended')
    const paths = {
      ride: `/api/v1/ride/${ride.ride_id}/`,
      leaderboard: '/api/v1/leaderboard/',
      readings: `/api/v1/ride/${ride.ride_id}/readings?limit=${readings}`
    }
    const answers = await Promise.all(Object.values(paths).map((path) => get<unknown>(path)))
    const { behind: before } = await behindWhile(console, () => new Promise((resolve) => setTimeout(resolve, 10_000)))
    const bare = await startBare(console.folder, answers)
    const lines: string[] = []
    const figures: Record<string, unknown> = {}
    try {
      for (const [place, [name, path]] of Object.entries(paths).entries()) {
        const pairs: { ours: Load; bare: Load }[] = []
        const during: number[] = []
        for (let run = 0; run < runs; run += 1) {
          const alone = await load(`${bare.url}/${place}`, headers)
          const { value: ours, behind } = await behindWhile(console, () => load(`${console.url}${path}`, headers))
          during.push(...behind)
          pairs.push({ ours, bare: alone })
        }
        const of = (value: (pair: { ours: Load; bare: Load }) => number): number => median(pairs.map(value))
        const row = {
          bytes: JSON.stringify(answers[place]).length,
          perSecond: Math.round(of(({ ours }) => ours.perSecond)),
          p99Ms: of(({ ours }) => ours.p99Ms),
          barePerSecond: Math.round(of((pair) => pair.bare.perSecond)),
          bareP99Ms: of((pair) => pair.bare.p99Ms),
          ratio: Number(of((pair) => pair.ours.perSecond / pair.bare.perSecond).toFixed(3)),
          behindP50: percentile(during, 0.5),
          behindP99: percentile(during, 0.99)
        }
        figures[name] = row
        lines.push(
          `  ${name.padEnd(12)}${String(row.perSecond).padStart(7)}/s  p99 ${String(row.p99Ms).padStart(4)} ms   bare fastify ${String(row.barePerSecond).padStart(6)}/s  p99 ${String(row.bareP99Ms).padStart(3)} ms   ${row.ratio} of it   ${row.bytes} bytes   behind ${told(during)}`
        )
      }
    } finally {
      bare.stop()
    }
    const size = { dailyRides: daily_rides, historicalRides: historical_rides }
    process.stdout.write(
      `${[
        '',
        `api: ${bikes} bikes riding, ${daily_rides + historical_rides} rides stored, ${connections} connections, ${seconds} s, median of ${runs}, ${cpus().length} cores, node ${process.version}`,
        `  messages behind before: ${told(before)}`,
        ...lines,
        JSON.stringify({
          bikes,
          ...size,
          connections,
          seconds,
          runs,
          behindBefore: percentile(before, 0.5),
          ...figures
        }),
        ''
      ].join('\n')}\n`
    )
  } finally {
    await console.stop()
    console.remove()
  }
})
