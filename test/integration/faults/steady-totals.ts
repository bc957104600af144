import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import type { ConsoleProcess } from '../../support/console-process'

export interface Totals {
  /** Ends the asking; answers how often was asked, and each answer that was not the first one. */
  stop(): Promise<{ readonly asked: number; readonly changes: readonly string[] }>
}

/**
 * Asks without pause, in the store and by the REST API, for the totals of the rides that have ended by now: whatever moves
 * rides meanwhile, they never change.
 */
export function askTotals(file: string, console: ConsoleProcess): Totals {
  const database = new Database(file, { readonly: true })
  const ended = database.prepare<[], number>('SELECT ride_id FROM ride WHERE end_ms IS NOT NULL').pluck().all()
  // Powers are no whole numbers, and their sum depends on the order: in thousandths it does not.
  const totals = database.prepare<[string]>(
    `SELECT count(*) AS rides, sum(reading_count) AS readings, sum(heart_rate_sum) AS beats,
       sum(CAST(round(power_sum * 1000) AS INTEGER)) AS mJ, min(start_ms) AS first, max(end_ms) AS last
     FROM ride WHERE ride_id IN (SELECT value FROM json_each(?))`
  )
  const ids = JSON.stringify(ended)
  const before = totals.get(ids)
  const changes: string[] = []
  let asked = 0
  let isOver = false

  const askStore = async (): Promise<void> => {
    while (!isOver) {
      const now = totals.get(ids)
      asked += 1
      if (!isDeepStrictEqual(now, before)) changes.push(`${JSON.stringify(before)} became ${JSON.stringify(now)}`)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  /** The last rides are those that are moved now. */
  const askConsole = async (): Promise<void> => {
    const known = new Map<string, unknown>()
    for (let turn = 0; !isOver && ended.length > 0; turn += 1) {
      const id = ended[ended.length - 1 - (turn % Math.min(8, ended.length))]
      for (const path of [`/api/v1/ride/${id}`, `/api/v1/ride/${id}/readings?limit=1000`]) {
        const answer = await console.get<object>(path).catch(() => null)
        // It is being killed.
        if (answer === null) return
        const said = JSON.stringify({ ...answer, store: '' })
        asked += 1
        if (known.has(path) && known.get(path) !== said) changes.push(`${path}: ${known.get(path)} became ${said}`)
        known.set(path, said)
      }
    }
  }
  const asking = Promise.all([askStore(), askConsole()])
  return {
    async stop() {
      isOver = true
      await asking
      database.close()
      return { asked, changes }
    }
  }
}
