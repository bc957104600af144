import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { test } from 'vitest'
import { startConsole } from '../support/console-process'
import { isAtEnd } from '../support/in-process-pipeline'
import { brokerForTests, produce } from '../support/kafka'
import { fromProject } from '../support/project'
import { rideMessages } from '../support/ride-messages'
import { makeTemporaryFolder } from '../support/temporary-folder'
import { median, peakMemoryMb, thousands } from './measure'

const partitions = 4
const bikes = 100
const messageCount = Number(process.env.BENCH_MESSAGES ?? 1_000_000)
const runs = Number(process.env.BENCH_RUNS ?? 3)

/** Whole rides of 100 bikes, message by message in turn, as a floor writes them. */
async function fill(bootstrap: string, topic: string): Promise<number> {
  const secondsPerRide = 498
  let produced = 0
  for (let round = 0; produced < messageCount; round += 1) {
    const perBike = Array.from({ length: bikes }, (_, bike) =>
      rideMessages({
        bike: `SN${String(bike).padStart(4, '0')}`,
        riderId: 100 + bike,
        startMs: Date.now() - 3_600_000 + round * (secondsPerRide + 4) * 1_000,
        seconds: secondsPerRide,
        partition: bike % partitions
      })
    )
    const messages = Array.from({ length: secondsPerRide * 2 + 4 }, (_, index) =>
      perBike.flatMap((each) => each[index] ?? [])
    ).flat()
    const slice = messages.slice(0, messageCount - produced)
    await produce(bootstrap, topic, slice)
    produced += slice.length
  }
  return produced
}

/** Wall time of the whole process, from its start until everything is read. */
async function kafkajsAlone(bootstrap: string, topic: string, expected: number): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [
    fromProject('test', 'bench', 'kafkajs-alone.mjs'),
    bootstrap,
    topic,
    String(expected)
  ])
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`kafkajs alone ended with ${code}`)
  return performance.now() - began
}

async function console(
  bootstrap: string,
  topic: string,
  expected: number
): Promise<{ ms: number; peakMb: number | null }> {
  const folder = makeTemporaryFolder()
  const began = performance.now()
  const running = await startConsole(folder.path, ['--source', 'kafka', '--brokers', bootstrap, '--topic', topic])
  await running.until(
    'everything is read',
    (status) => isAtEnd(status) && status.partitions.reduce((sum, each) => sum + each.next_offset, 0) === expected,
    300_000
  )
  const ms = performance.now() - began
  const peakMb = peakMemoryMb(running.process.pid ?? 0)
  await running.stop()
  folder.remove()
  return { ms, peakMb }
}

test(`a backlog of ${messageCount} messages into an empty store`, { timeout: 1_800_000 }, async () => {
  const broker = await brokerForTests()
  try {
    const topic = `bench-ingest-${Date.now()}`
    await broker.createTopic(topic, partitions)
    const count = await fill(broker.bootstrap, topic)
    const rows: { alone: number; console: number; peakMb: number }[] = []
    for (let run = 0; run < runs; run += 1) {
      const alone = (count / (await kafkajsAlone(broker.bootstrap, topic, count))) * 1_000
      const { ms, peakMb } = await console(broker.bootstrap, topic, count)
      rows.push({ alone, console: (count / ms) * 1_000, peakMb: peakMb ?? Number.NaN })
    }
    const figures = {
      messages: count,
      runs,
      cores: cpus().length,
      node: process.version,
      kafkajsAlonePerSecond: Math.round(median(rows.map(({ alone }) => alone))),
      consolePerSecond: Math.round(median(rows.map((row) => row.console))),
      ratio: Number(median(rows.map((row) => row.console / row.alone)).toFixed(3)),
      peakMemoryMb: Math.round(median(rows.map(({ peakMb }) => peakMb)))
    }
    const lines = [
      '',
      `ingest: ${count} messages, ${partitions} partitions, ${bikes} bikes; whole process, from its start; median of ${runs}`,
      `  kafkajs alone   ${thousands(figures.kafkajsAlonePerSecond)}`,
      `  console         ${thousands(figures.consolePerSecond)}   ${figures.ratio} of it   peak ${figures.peakMemoryMb} MB`,
      `  each run        ${rows.map((row) => `${thousands(row.console)} / ${thousands(row.alone)}`).join(', ')}`,
      JSON.stringify(figures),
      ''
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  } finally {
    await broker.destroy()
  }
})
