import { type ColumnReader, createColumnReader } from '../../../../../src/main/engine/columns/column-reader'
import { createRideColumnCalls } from '../../../../../src/main/engine/columns/ride-calls'
import type { RiderRecord } from '../../../../../src/main/engine/ingest/rider-record'
import { type ColumnRows, createColumnRows } from '../../../../../src/main/engine/store/column-rows'
import type { LimitSource } from '../../../../../src/main/engine/store/limit-source'
import { openReader, type Writable } from '../../../../../src/main/engine/store/open'
import { createRideQueries } from '../../../../../src/main/engine/store/ride-queries'
import { privacyTable } from '../../../../../src/main/engine/store/rider-privacy'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { type CallInput, type CallOutput, calls } from '../../../../../src/shared/contract'
import { unknownRider } from '../ingest/line-fixture'
import { limitsOf } from '../store/limits-fixture'

let saved = 0
/** Writes what is known of a rider over what was. */
export function saveRider(database: Writable, riderId: number, record: Partial<RiderRecord>): void {
  saved += 1
  createRiderSaver(database)(
    { ...unknownRider, ...record, riderId },
    { atMs: saved, logId: 1, partition: 0, offset: 1 }
  )
}

interface Asking {
  readonly timeZone?: string
  readonly nowMs: number | (() => number)
  readonly limits?: LimitSource
  readonly aliases?: Readonly<Record<number, string>>
  /** In place of those of the store; null while there is no file. */
  readonly rows?: (rows: ColumnRows) => ColumnRows | null
}

export interface RidesPage {
  readonly columns: ColumnReader
  overview(input?: CallInput<'rides.overview'>): Promise<CallOutput<'rides.overview'>>
  table(input?: CallInput<'rides.table'>): Promise<CallOutput<'rides.table'>>
}

/** The page of rides of a store, asked as over the bridge: what goes in and out is checked against the contract. */
export function ridesPageOf(database: Writable | null, asking: Asking): RidesPage {
  const { timeZone = 'UTC', nowMs, limits = limitsOf(), aliases = {}, rows = (of) => of } = asking
  const reader = database === null ? null : openReader(database.name)
  const columns = createColumnReader({
    rows: () => (reader === null ? null : rows(createColumnRows(reader))),
    timeZone
  })
  const aliasOf = privacyTable(
    new Map(Object.entries(aliases).map(([id, alias]) => [Number(id), { alias, is_listed: true }]))
  ).aliasOf
  const made = createRideColumnCalls({
    readColumns: columns.read,
    ride: (rideId) => (reader === null ? null : createRideQueries(reader).get(rideId)),
    limits,
    aliasOf: () => aliasOf,
    timeZone,
    now: typeof nowMs === 'number' ? () => nowMs : nowMs
  })
  return {
    columns,
    async overview(input = {}) {
      const answer = await made['rides.overview'](calls['rides.overview'].input.parse(input))
      if (!answer.ok) throw new Error(answer.error.message)
      return calls['rides.overview'].output.parse(answer.value)
    },
    async table(input = {}) {
      const answer = await made['rides.table'](calls['rides.table'].input.parse(input))
      if (!answer.ok) throw new Error(answer.error.message)
      return calls['rides.table'].output.parse(answer.value)
    }
  }
}
