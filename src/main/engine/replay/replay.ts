import type { ReplayRequest, ReplayStatus } from '../../../shared/domain/replay'
import { fail, type Result, succeed } from '../../../shared/result'
import { createReplayRun, type ReplayRun, type ReplayRunOptions, type ReplaySource } from './replay-run'

export interface ReplayOptions extends Omit<ReplayRunOptions, 'source' | 'createIngest'> {
  /** What is to be imported; the failure is one sentence for people. */
  readonly openSource: (request: ReplayRequest) => Result<ReplaySource>
  readonly createIngest: ReplayRunOptions['createIngest']
  readonly world: ReplayStatus['world']
}

/** Imports logs into the store beside what is read live: one at a time, asked for and stopped by a command. */
export interface Replay {
  /** Begins, or answers how far it is where the same is being imported already. Another meanwhile is refused. */
  start(request: ReplayRequest): Result<ReplayStatus>
  /** Of the import under way, else of the last one. */
  status(): ReplayStatus
  /** Resolves when the import under way, if there is one, has stopped after the batch it is at. */
  stop(): Promise<ReplayStatus>
  /** Stops, and begins nothing any more. */
  close(): Promise<void>
}

export function createReplay({ openSource, world, ...options }: ReplayOptions): Replay {
  let replayId = 0
  let last: { readonly run: ReplayRun; readonly asked: string } | null = null
  let isClosed = false

  const status = (): ReplayStatus => ({ ...(last?.run.progress() ?? nothing), replay_id: replayId, world })
  const stop = async (): Promise<ReplayStatus> => {
    await last?.run.stop()
    return status()
  }
  return {
    start(request) {
      if (isClosed) return fail('unavailable', 'The console is stopping.')
      const asked = JSON.stringify(request)
      if (last?.run.isUnderWay() === true) {
        if (last.asked === asked) return succeed(status())
        return fail('busy', `${last.run.progress().name} is being imported; try again when that is done.`)
      }
      const opened = openSource(request)
      if (!opened.ok) return opened
      const run = createReplayRun({ ...options, source: opened.value })
      replayId += 1
      last = { run, asked }
      run.start()
      return succeed(status())
    },
    status,
    stop,
    async close() {
      isClosed = true
      await stop()
    }
  }
}

const nothing = {
  state: 'none',
  name: '',
  unit: 'line',
  total: null,
  done: 0,
  done_before: 0,
  stored: 0,
  control: 0,
  duplicate: 0,
  quarantined: 0,
  gap_offsets: 0,
  message: null
} as const
