import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { javaTool } from './java'

export interface BrokerCommand {
  readonly args: readonly string[]
  readonly folder: string
  readonly logFile: string
  readonly host: string
  readonly port: number
}

export interface BrokerProcess {
  /** Starts the broker and resolves when it accepts connections. Does nothing while one runs. */
  start(): Promise<void>
  /** Asks it to stop and waits for that, at most 20 s. Its data stay. */
  stop(): Promise<void>
  /** Ends it at once (SIGKILL), as a crash would. Its data stay. */
  kill(): Promise<void>
  /** Holds it (SIGSTOP): it accepts connections and never answers. Not on Windows. */
  pause(): void
  /** Lets it go on after `pause`. */
  resume(): void
  /** Its process id, undefined while none runs. */
  pid(): number | undefined
}

const readyLimitMs = 60_000
const stopLimitMs = 20_000

/** A broker that is not started yet. It never outlives the process that started it. */
export function createBrokerProcess(command: BrokerCommand): BrokerProcess {
  let child: ChildProcess | null = null
  let ended: Promise<void> = Promise.resolve()

  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null
  const killWithUs = () => void child?.kill('SIGKILL')

  const untilReady = async () => {
    const limit = Date.now() + readyLimitMs
    while (Date.now() < limit) {
      if (!isRunning()) {
        const end = readFileSync(command.logFile, 'utf8').slice(-4000)
        throw new Error(`Kafka ended while it started; the end of ${command.logFile}:\n${end}`)
      }
      if (await accepts(command.host, command.port)) return
      await delay(50)
    }
    await kill()
    throw new Error(`Kafka was not ready in ${readyLimitMs} ms, see ${command.logFile}`)
  }

  const kill = async () => {
    if (isRunning()) child?.kill('SIGKILL')
    await ended
  }

  return {
    async start() {
      if (isRunning()) return
      const log = openSync(command.logFile, 'a')
      const started = spawn(javaTool('java'), [...command.args], { stdio: ['ignore', log, log], cwd: command.folder })
      closeSync(log)
      child = started
      process.once('exit', killWithUs)
      ended = new Promise((resolve) => {
        const end = () => {
          process.removeListener('exit', killWithUs)
          resolve()
        }
        started.once('exit', end)
        started.once('error', end)
      })
      await untilReady()
    },
    async stop() {
      if (!isRunning()) return
      // A process that is held would take the request to stop only when it is let go.
      child?.kill('SIGCONT')
      child?.kill('SIGTERM')
      const limit = new AbortController()
      await Promise.race([ended, delay(stopLimitMs, undefined, { signal: limit.signal }).catch(() => undefined)])
      limit.abort()
      await kill()
    },
    kill,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    pid: () => (isRunning() ? child?.pid : undefined)
  }
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    const end = (isAccepted: boolean) => {
      socket.destroy()
      resolve(isAccepted)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.setTimeout(500, () => end(false))
  })
}
