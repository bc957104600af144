import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportRequest } from '../../../shared/domain/export'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import type { Said } from '../pipeline/said-line'

/** While one runs its progress is asked for as often as people see it move; else another page may have begun one. */
const runningEveryMs = 500
const idleEveryMs = 10_000

/** What has been exported, and what can be done about it. */
export interface Exports {
  readonly query: ReturnType<typeof useCall<'exports.list'>>
  readonly isRunning: boolean
  /** Something was asked for that has not been answered. */
  readonly isBusy: boolean
  /** What came of the last thing that was asked for. */
  readonly said: Said | null
  start(request: ExportRequest): void
  cancel(exportId: string): void
  remove(exportId: string): void
}

export function useExports(): Exports {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const query = useCall('exports.list', {}, { everyMs: isRunning ? runningEveryMs : idleEveryMs })
  const runs = query.data?.items.some(({ state }) => state === 'running') ?? false
  if (runs !== isRunning) setRunning(runs)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)

  const ask = async (
    name: 'export.start' | 'export.cancel' | 'export.remove',
    call: () => ReturnType<typeof bridge.call<typeof name>>
  ): Promise<void> => {
    setBusy(true)
    setSaid(null)
    const answer = await call()
    await queries.invalidateQueries({ queryKey: ['exports.list'] })
    setBusy(false)
    if (!answer.ok) setSaid({ tone: 'bad', text: t(failures[name], { why: answer.error.message }) })
  }
  return {
    query,
    isRunning,
    isBusy,
    said,
    start: (request) => void ask('export.start', () => bridge.call('export.start', request)),
    cancel: (export_id) => void ask('export.cancel', () => bridge.call('export.cancel', { export_id })),
    remove: (export_id) => void ask('export.remove', () => bridge.call('export.remove', { export_id }))
  }
}

const failures = {
  'export.start': 'exports.start.failed',
  'export.cancel': 'exports.run.cancel.failed',
  'export.remove': 'exports.run.remove.failed'
} as const
