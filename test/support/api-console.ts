import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askRunningConsole } from '../../src/main/host/control-client'
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract'
import type { Scope } from '../../src/shared/domain/access'
import type { Status } from '../../src/shared/domain/status'
import { createReadToken, spawnConsole } from './console-process'
import { makeTemporaryFolder } from './temporary-folder'

/** Enough for tests that ask as fast as they can; a test of the limits takes the ones of a gym. */
export const withoutRateLimit = ['--api-rate', '100000', '--api-burst', '1000000'] as const

/** A built console whose REST API is attacked. */
export interface ApiConsole {
  readonly url: string
  /** A folder of the test's own; the console's data is in `data`. */
  readonly folder: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** The token that the console was started with; it may read. */
  readonly reader: string
  /** All that it wrote to standard output and to standard error so far. */
  printed(): string
  /** Has a call answered as a command on its machine has it; throws where the answer is an error. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  createToken(...scopes: Scope[]): Promise<{ token: string; token_id: string }>
  until(what: string, satisfies: (status: Status) => boolean): Promise<Status>
  /** A graceful stop; answers the exit code. The folder stays. */
  stop(): Promise<number | null>
  remove(): void
}

/** Starts `deloton serve --source simulator` on a folder of its own and resolves when it has read the log to its end. */
export async function startApiConsole(args: readonly string[], withinMs = 60_000): Promise<ApiConsole> {
  const temporary = makeTemporaryFolder('deloton-api-')
  const dataDir = join(temporary.path, 'data')
  const reader = await createReadToken(dataDir)
  const starting = spawnConsole(dataDir, ['--source', 'simulator', ...args], reader)
  let errors = ''
  starting.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const console = await starting.ready
  await console.until('it is live', isLive, withinMs)
  const call: ApiConsole['call'] = async (name, input) => {
    const answer = await askRunningConsole(dataDir, name, input)
    if (!answer?.ok) throw new Error(`${name} was answered ${JSON.stringify(answer)}`)
    return answer.value
  }
  return {
    url: console.url,
    folder: temporary.path,
    dataDir,
    process: console.process,
    reader,
    printed: () => console.stdout() + errors,
    call,
    createToken: (...scopes) => call('token.create', { name: 'test', scopes }),
    async until(what, satisfies) {
      for (const end = performance.now() + 60_000; ; ) {
        const status = await call('status.get', {})
        if (satisfies(status)) return status
        if (performance.now() > end) throw new Error(`waited in vain until ${what}; last: ${JSON.stringify(status)}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    stop: console.stop,
    remove: temporary.remove
  }
}

const isLive = ({ state, partitions }: Status): boolean =>
  state === 'live' && partitions.length > 0 && partitions.every(({ lag }) => lag !== null)

/** How far a console has read: messages of all partitions. */
export const messagesRead = ({ partitions }: Status): number =>
  partitions.reduce((sum, { next_offset }) => sum + next_offset, 0)

export const messagesBehind = ({ partitions }: Status): number =>
  partitions.reduce((sum, { lag }) => sum + (lag ?? Number.NaN), 0)

/** Memory that a process holds resident now, in MB; null where the system does not tell. */
export function residentMb(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024
  } catch {
    return null
  }
}

/** What ingestion did while something else happened to the console. */
export interface WatchedIngest {
  /** By how many messages it was behind, at each look. */
  readonly behind: readonly number[]
  /** Of the resident memory at its most; 0 where the system does not tell. */
  readonly memoryGrowthMb: number
}

/**
 * Has something done to a console and looks meanwhile whether it goes on reading: each look must see more messages read
 * than the one before, else it throws. At the end it has caught up and all messages add up, none lost and none in
 * quarantine.
 */
export async function watchIngest(console: ApiConsole, attack: () => Promise<void>): Promise<WatchedIngest> {
  const memoryBefore = residentMb(console.process.pid) ?? 0
  let memoryMost = memoryBefore
  let read = messagesRead(await console.call('status.get', {}))
  const behind: number[] = []
  let isOver = false
  const attacking = attack().finally(() => {
    isOver = true
  })
  attacking.catch(() => undefined)
  do {
    const from = read
    const status = await console.until('more is read', (now) => messagesRead(now) > from)
    read = messagesRead(status)
    behind.push(messagesBehind(status))
    memoryMost = Math.max(memoryMost, residentMb(console.process.pid) ?? 0)
    await new Promise((resolve) => setTimeout(resolve, 250))
  } while (!isOver)
  await attacking
  const end = await console.until('it has caught up', (status) => messagesBehind(status) === 0)
  if (!end.adds_up || end.counters.quarantined > 0 || end.gaps.length > 0) {
    throw new Error(`messages were lost: ${JSON.stringify(end)}`)
  }
  return { behind, memoryGrowthMb: memoryMost - memoryBefore }
}
