import { cpus } from 'node:os'
import pino from 'pino'
import { test } from 'vitest'
import { createEngine } from '../../src/main/engine/engine'
import type { Engine, EngineSettings } from '../../src/main/engine/ports'
import { machineCaller } from '../../src/shared/dispatch'
import { brokerForTests, openWriter } from '../support/kafka'
import { fromProject } from '../support/project'
import { makeTemporaryFolder } from '../support/temporary-folder'
import { dawnMs, messages } from '../unit/main/engine/ingest/line-fixture'

const bikes = Number(process.env.BENCH_BIKES ?? 500)
const seconds = 75
/** The bikes cross the limit one after the other, between these seconds. */
const crossing = { from: 10, to: 40 }

const settingsFor = (bootstrap: string, topic: string): EngineSettings => ({
  source: 'kafka',
  kafka: { brokers: bootstrap.split(','), topic, from: 'earliest', tls: false, caFile: null, sasl: null },
  simulator: { bikes: 1, seed: 1 },
  logFile: { file: null, speed: 'max' },
  silenceLimitMs: 600_000,
  history: { compressAfterMs: 43_200_000, compressEveryMs: 3_600_000, keepHistoryDays: null },
  mail: { server: null, from: '', alertsTo: [], managerTo: [] },
  report: { at: null, period: 'day', to: [], hidesSmallHours: false, gymName: null },
  api: { isOn: false, ratePerS: 100, burst: 200 },
  timeZone: 'Europe/London'
})

const engineOf = (dataDir: string, settings: EngineSettings): Engine =>
  createEngine(
    {
      dataDir,
      threadFile: (name) => fromProject('out', 'main', `${name}-thread.js`),
      now: () => Date.now(),
      log: pino({ level: 'error' }),
      version: 'bench',
      settings: {
        fixed: { given: {}, sayers: {} },
        file: { read: () => ({ given: {}, warning: null }), save: () => () => undefined },
        applied: () => undefined
      },
      apiState: () => ({ is_on: false, url: null, is_open: false, is_encrypted: false, problem: null })
    },
    settings
  )

const waitUntil = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, ms - Date.now())))

/** Milliseconds from the reading that completes a hold until the feed tells of the alert, one for each bike. */
async function latencies(bootstrap: string, topic: string, isAsked: boolean): Promise<number[]> {
  const folder = makeTemporaryFolder('deloton-bench-')
  const engine = engineOf(folder.path, settingsFor(bootstrap, topic))
  const writer = await openWriter(bootstrap, topic)
  const tookMs = new Map<number, number>()
  let isOver = false
  const signal = new AbortController().signal
  const caller = machineCaller('bench', ['read'])
  /** Keeps the thread of questions at work for as long as the alerts come. */
  const ask = async (): Promise<void> => {
    while (!isOver) {
      const questions = Array.from({ length: 50 }, () => engine.handlers['rides.list']({ limit: 200 }, signal, caller))
      await Promise.all(questions)
    }
  }
  try {
    await engine.start()
    engine.subscribe('alarm', (items) => {
      for (const { alert_id, rule, notified_at, started_at } of items.flatMap(({ alerts }) => alerts)) {
        if (rule !== 'H1' || notified_at === null || tookMs.has(alert_id)) continue
        tookMs.set(alert_id, Date.now() - Date.parse(started_at))
      }
    })
    const asking = isAsked ? ask() : Promise.resolve()
    const beganMs = Date.now() + 1_000
    for (let second = 0; second < seconds; second += 1) {
      // A tenth of the bikes each 100 ms, as a floor sends.
      for (let part = 0; part < 10; part += 1) {
        await waitUntil(beganMs + second * 1_000 + part * 100)
        const stamp = (Date.now() - dawnMs) / 1_000
        const due = Array.from({ length: bikes }, (_, bike) => bike).filter((bike) => bike % 10 === part)
        await writer.send(
          due.flatMap((bike) => {
            const crossesAt = crossing.from + (bike / bikes) * (crossing.to - crossing.from)
            const bpm = second < crossesAt ? 165 : 188
            const key = `SN${String(bike).padStart(4, '0')}`
            return [
              { key, value: messages.ride(stamp, second + 1) },
              { key, value: messages.telemetry(stamp, bpm, 80, 150 + (second % 9)) }
            ]
          })
        )
      }
    }
    await waitUntil(Date.now() + 2_000)
    isOver = true
    await asking
    return [...tookMs.values()].sort((a, b) => a - b)
  } finally {
    isOver = true
    await writer.close()
    await engine.stop()
    folder.remove()
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

test(`an alert on each of ${bikes} bikes, from the reading to the feed`, { timeout: 600_000 }, async () => {
  const broker = await brokerForTests()
  try {
    for (const isAsked of [false, true]) {
      const topic = `bench-alerts-${isAsked}-${Date.now()}`
      await broker.createTopic(topic, 4)
      const sorted = await latencies(broker.bootstrap, topic, isAsked)
      process.stdout.write(
        `\nalert latency above the hold, ${bikes} bikes, ${cpus().length} cores${isAsked ? ', while questions are asked without a pause' : ''}\n${JSON.stringify(
          {
            alerts: sorted.length,
            p50Ms: percentile(sorted, 0.5),
            p99Ms: percentile(sorted, 0.99),
            maxMs: sorted.at(-1)
          }
        )}\n`
      )
    }
  } finally {
    await broker.destroy()
  }
})
