import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { test } from 'vitest'
import { createEngine } from '../../src/main/engine/engine'
import type { Engine } from '../../src/main/engine/ports'
import { engineSettings } from '../../src/main/engine/settings/settings'
import { openData, openOps } from '../../src/main/engine/store/files'
import { packSeries } from '../../src/main/engine/store/history/packed-series'
import { machineCaller } from '../../src/shared/dispatch'
import { fromProject } from '../support/project'
import { makeTemporaryFolder } from '../support/temporary-folder'
import { median, peakMemoryMb, thousands } from './measure'

const readings = Number(process.env.BENCH_READINGS ?? 10_000_000)
const bikes = Number(process.env.BENCH_BIKES ?? 200)
const seconds = Number(process.env.BENCH_SECONDS ?? 40)
const readingsInRide = 3_600
/** Far above those that the fleet gets. */
const firstRideId = 10_000_000

/** Rides of an hour each, a year of them; a few series again and again, as wide and as noisy as the sample fleet's. */
function fill(worldDir: string): void {
  const data = openData(worldDir)
  openOps(worldDir).close()
  const series = Array.from({ length: 20 }, (_, kind) => packSeries(hourOf(kind)))
  const insertRide = data.prepare(
    `INSERT INTO historical_ride VALUES (?, 1, 0, '=K', ?, ?, ?, ?, 'mendoza v9', ?, ?, 'control', 1, 3600, 3600,
       400000, 3600, 171, 92, 290000, 3600, 110, 540000, 3600, 402.5, 165000, 3600, 70)`
  )
  const insertSeries = data.prepare('INSERT INTO historical_series (ride_id, first_reading, readings) VALUES (?, 1, ?)')
  data.transaction(() => {
    for (let ride = 1; ride <= Math.ceil(readings / readingsInRide); ride += 1) {
      const startMs = Date.parse('2025-01-01T06:00:00Z') + ride * 180_000
      insertRide.run(
        firstRideId + ride,
        ride,
        ride,
        100 + (ride % 2_000),
        `SN${String(ride % 60).padStart(4, '0')}`,
        startMs,
        startMs + 3_600_000
      )
      insertSeries.run(firstRideId + ride, series[ride % series.length])
    }
  })()
  data.close()
}

function hourOf(kind: number) {
  const seconds = Array.from({ length: readingsInRide }, (_, index) => index)
  return {
    atMs: seconds.map((second) => 1_750_000_000_000 + second * 1_000),
    durationS: seconds.map((second) => second + 1),
    heartRateBpm: seconds.map((second) => 100 + Math.round(40 * Math.sin((second + kind) / 300))),
    cadenceRpm: seconds.map((second) => 70 + ((second * 7 + kind) % 30)),
    powerWatts: seconds.map((second) => 120 + Math.round(1e8 * Math.abs(Math.sin(second + kind / 7)) * 80) / 1e8),
    resistance: seconds.map((second) => 40 + (Math.floor(second / 60) % 20))
  }
}

const engineOn = (dataDir: string): Engine =>
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
    engineSettings({ source: 'simulator', bikes })
  )

const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
const shown = (latencies: readonly number[]) => ({
  readings: latencies.length,
  p50Ms: Math.round(percentile(latencies, 0.5)),
  p95Ms: Math.round(percentile(latencies, 0.95)),
  p99Ms: Math.round(percentile(latencies, 0.99))
})

test(`an export of ${readings} readings beside ${bikes} bikes`, { timeout: 3_600_000 }, async () => {
  const folder = makeTemporaryFolder('deloton-bench-')
  fill(join(folder.path, 'sample'))
  const engine = engineOn(folder.path)
  await engine.start()
  let latencies: number[] = []
  engine.subscribe('floor', (tiles) => {
    // The last event of a free bike is as old as its last ride.
    for (const { ride_id, last_event_at } of tiles) {
      if (ride_id !== null && last_event_at !== null) latencies.push(Date.now() - Date.parse(last_event_at))
    }
  })
  const during = async (ms: number): Promise<number[]> => {
    latencies = []
    await waitFor(ms)
    return latencies
  }
  try {
    await waitFor(30_000)
    const signal = new AbortController().signal
    const caller = machineCaller('bench', ['read'])
    const figures: Record<string, unknown> = {}
    const alone: number[] = []
    const beside: number[] = []
    // Without and with, by turns: whatever else the machine does comes to both.
    for (const format of ['csv', 'parquet', 'csv', 'parquet'] as const) {
      alone.push(...(await during((seconds * 1_000) / 4)))
      const started = await engine.handlers['export.start'](
        { format, tables: ['reading', 'ride'], since: null },
        signal,
        caller
      )
      if (!started.ok) throw new Error(started.error.message)
      beside.push(...(await during((seconds * 1_000) / 4)))
      const listed = await engine.handlers['exports.list']({}, signal, caller)
      if (listed.ok) figures[`${format}RowsPerS`] = thousands(listed.value.items[0]?.rows_per_s ?? Number.NaN)
      await engine.handlers['export.cancel']({ export_id: started.value.export_id }, signal, caller)
    }
    const ratio = (share: number): string => (percentile(beside, share) / percentile(alone, share)).toFixed(3)
    process.stdout.write(
      `\nreading to feed, ${bikes} bikes, ${cpus().length} cores: ${JSON.stringify({
        without: shown(alone),
        with: shown(beside),
        ratio: { p50: ratio(0.5), p95: ratio(0.95), p99: ratio(0.99) },
        ...figures
      })}\n`
    )
  } finally {
    await engine.stop()
    folder.remove()
  }
})

test.each(['csv', 'parquet'])(
  `deloton export of ${readings} readings as %s`,
  { timeout: 3_600_000 },
  async (format) => {
    const folder = makeTemporaryFolder('deloton-bench-')
    fill(join(folder.path, 'sample'))
    try {
      const out = join(folder.path, 'out')
      const beganMs = performance.now()
      const child: ChildProcess = spawn(
        process.execPath,
        [fromProject('out', 'main', 'cli.js'), 'export', '--format', format, '--out', out, '--data-dir', folder.path],
        { stdio: ['ignore', 'ignore', 'inherit'] }
      )
      const memory: number[] = []
      const timer = setInterval(() => memory.push(peakMemoryMb(child.pid ?? 0) ?? 0), 200)
      const [code] = await once(child, 'exit')
      clearInterval(timer)
      const tookS = (performance.now() - beganMs) / 1_000
      process.stdout.write(
        `\nexport ${format}, ${cpus().length} cores: ${JSON.stringify({
          code,
          tookS: Math.round(tookS * 10) / 10,
          rate: thousands(readings / tookS),
          peakMb: Math.round(Math.max(...memory)),
          medianMb: Math.round(median(memory)),
          fileMb: Math.round(statSync(join(out, `reading.${format}`)).size / 1e6)
        })}\n`
      )
    } finally {
      folder.remove()
    }
  }
)
