import type { CallOutput, HandlerInput } from '../../../shared/contract'
import type { ExportRequest, ExportRun } from '../../../shared/domain/export'
import { fail, type Result, succeed } from '../../../shared/result'
import { problemOf } from './export-problem'
import { createExportRate, secondsLeft } from './export-rate'
import type { KeptExports } from './kept-exports'
import type { WrittenFile } from './write-export'

export interface ExportCallsOptions {
  readonly kept: KeptExports
  /** `writeExport` on the console's store. */
  readonly write: (
    request: ExportRequest,
    folder: string,
    signal: AbortSignal,
    onProgress: (progress: { readonly done: number; readonly total: number }) => void
  ) => Promise<WrittenFile[]>
  readonly now: () => number
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  /** 16 hexadecimal digits. */
  readonly randomId: () => string
  readonly onFailure: (error: unknown) => void
}

interface Current {
  run: ExportRun
  readonly abort: AbortController
  /** Resolves when nothing is written any more. */
  readonly ended: Promise<void>
}

type Calls = {
  readonly [Name in 'export.start' | 'export.cancel' | 'export.remove' | 'exports.list']: (
    input: HandlerInput<Name>
  ) => Promise<Result<CallOutput<Name>>> | Result<CallOutput<Name>>
}

export interface ExportCalls {
  readonly calls: Calls
  /** Ends what runs, as cancelled. */
  stop(): Promise<void>
}

const noSuch = (): ReturnType<typeof fail> => fail('not-found', 'There is no such export.')

/** Exports of a console: one at a time, into its own folder. */
export function createExportCalls(options: ExportCallsOptions): ExportCalls {
  const { kept, now, monotonic } = options
  /** The one under way, or the last one that came to nothing. */
  let current: Current | null = null

  const begin = (request: ExportRequest): { readonly counted: Promise<void>; readonly current: Current } => {
    const rate = createExportRate()
    const abort = new AbortController()
    const counted = Promise.withResolvers<void>()
    const begun: Current = {
      run: { ...runOf(request), export_id: options.randomId(), began_at: new Date(now()).toISOString() },
      abort,
      ended: Promise.resolve().then(work).finally(counted.resolve)
    }
    async function work(): Promise<void> {
      const { export_id } = begun.run
      const end = (ending: Pick<ExportRun, 'state'> & Partial<ExportRun>): void => {
        begun.run = { ...begun.run, left_s: null, ...ending, ended_at: new Date(now()).toISOString() }
      }
      try {
        const files = await options.write(request, kept.begin(export_id), abort.signal, ({ done, total }) => {
          rate.note(monotonic(), done)
          const perSecond = rate.perSecond()
          begun.run = {
            ...begun.run,
            rows_done: done,
            rows_total: total,
            rows_per_s: perSecond,
            left_s: secondsLeft(done, total, perSecond)
          }
          counted.resolve()
        })
        end({ state: 'done', files })
        kept.keep(begun.run)
        if (current === begun) current = null
      } catch (error) {
        const isCancelled = abort.signal.aborted
        const problem = isCancelled ? null : (problemOf(error) ?? 'It failed; the log of the console says why.')
        end({ state: isCancelled ? 'cancelled' : 'failed', problem, files: [] })
        if (!isCancelled) options.onFailure(error)
        try {
          kept.remove(export_id)
        } catch (left) {
          // What could not be removed now is at the next start.
          options.onFailure(left)
        }
      }
    }
    return { counted: counted.promise, current: begun }
  }
  const isRunning = (): boolean => current?.run.state === 'running'
  return {
    calls: {
      async 'export.start'(request) {
        if (isRunning()) return fail('busy', 'An export is under way already; cancel it or wait for its end.')
        const begun = begin(request)
        current = begun.current
        await begun.counted
        return succeed(begun.current.run)
      },
      async 'export.cancel'({ export_id }) {
        const asked = current
        if (asked?.run.export_id !== export_id) {
          return kept.list().some((run) => run.export_id === export_id)
            ? fail('conflict', 'This export is done already.')
            : noSuch()
        }
        asked.abort.abort()
        await asked.ended
        return succeed(asked.run)
      },
      'export.remove'({ export_id }) {
        if (current?.run.export_id === export_id) {
          if (isRunning()) return fail('conflict', 'This export is under way; cancel it first.')
          current = null
          return succeed({ export_id })
        }
        if (!kept.list().some((run) => run.export_id === export_id)) return noSuch()
        kept.remove(export_id)
        return succeed({ export_id })
      },
      'exports.list': () => succeed({ items: [...(current === null ? [] : [current.run]), ...kept.list()] })
    },
    async stop() {
      current?.abort.abort()
      await current?.ended
    }
  }
}

const runOf = (request: ExportRequest): Omit<ExportRun, 'export_id' | 'began_at'> => ({
  format: request.format,
  tables: request.tables,
  since: request.since,
  state: 'running',
  ended_at: null,
  rows_done: 0,
  rows_total: 0,
  rows_per_s: null,
  left_s: null,
  problem: null,
  files: []
})
