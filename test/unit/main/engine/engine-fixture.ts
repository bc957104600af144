import pino from 'pino'
import { onTestFinished } from 'vitest'
import { createEngine } from '../../../../src/main/engine/engine'
import type { EnginePorts, EngineSettings, ThreadName } from '../../../../src/main/engine/ports'
import { machineCaller } from '../../../../src/shared/dispatch'
import { scopes } from '../../../../src/shared/domain/access'
import { workerFile } from './threads/worker-file'

/** What the engines of these tests begin on. */
export const settings: EngineSettings = {
  source: 'kafka',
  kafka: { brokers: ['a:1'], topic: 'deloton', from: 'earliest', tls: false, caFile: null, sasl: null },
  simulator: { bikes: 24, seed: 1 },
  logFile: { file: null, speed: 'max' },
  silenceLimitMs: 600_000,
  history: { compressAfterMs: 43_200_000, compressEveryMs: 3_600_000, keepHistoryDays: null },
  mail: { server: null, from: '', alertsTo: [], managerTo: [] },
  report: { at: null, period: 'day', to: [], hidesSmallHours: false, gymName: null },
  api: { isOn: false, ratePerS: 100, burst: 200 },
  timeZone: 'Europe/London'
}
/** Never aborted. */
export const signal = new AbortController().signal
/** Who calls. */
export const caller = machineCaller('front desk', scopes)

/** A thread that answers every call with who was asked what, and says in the log when it is stopped. */
export const echo = (thread: ThreadName): string => `
  onRequest(({ id, name, input }) => {
    if (name === 'stop') tell('log', { level: 'info', message: 'stopped', fields: {} })
    answer(id, { thread: '${thread}', name, input, worldDir: workerData.worldDir })
  })
  tell('ready', null)`

/** A line of the log. */
interface LogLine {
  readonly level: number
  readonly msg: string
  readonly thread?: ThreadName
}

/** Ports with threads of plain JavaScript, those that are not given echoing, and what is told to the ports. */
export function portsWith(bodies: Partial<Record<ThreadName, string>>, now: () => number = Date.now) {
  const logged: LogLine[] = []
  const applied: EngineSettings[] = []
  const apiState = { is_on: true, url: 'http://127.0.0.1:4310', is_open: false, is_encrypted: false, problem: null }
  const files = {
    pipeline: workerFile(bodies.pipeline ?? echo('pipeline')),
    query: workerFile(bodies.query ?? echo('query')),
    jobs: workerFile(bodies.jobs ?? echo('jobs')),
    export: workerFile(bodies.export ?? echo('export'))
  }
  const ports: EnginePorts = {
    dataDir: '/gym',
    threadFile: (name) => files[name],
    now,
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line) as LogLine) }),
    version: '1.2.3',
    settings: {
      fixed: { given: {}, sayers: {} },
      file: { read: () => ({ given: {}, warning: null }), save: () => () => undefined },
      applied: (settings) => void applied.push(settings)
    },
    apiState: () => apiState
  }
  return { ports, logged, applied }
}

/** An engine on such threads, which stops after the test. */
export async function start(bodies: Partial<Record<ThreadName, string>> = {}, now?: () => number) {
  const { ports, logged, applied } = portsWith(bodies, now)
  const engine = createEngine(ports, settings)
  onTestFinished(() => engine.stop())
  await engine.start()
  return { engine, logged, applied }
}

/** Waits for what threads do, which no clock of the test moves. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
