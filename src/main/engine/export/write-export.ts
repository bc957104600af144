import { join } from 'node:path'
import type { ExportRequest } from '../../../shared/domain/export'
import { type ExportTable, exportFileName, exportSchema } from '../../../shared/figures/export-schema'
import { startOfDay } from '../report/zones'
import type { ExportedRide, ExportRows } from '../store/export-rows'
import { PackedSeriesError } from '../store/history/packed-series'
import type { PrivacyTable } from '../store/rider-privacy'
import { DamagedRideError } from './export-problem'
import { createWallClock, dayOfWall } from './gym-calendar'
import { listRides, type RideList } from './list-rides'
import { createPace, type PaceClock } from './pace'
import { openPartialFile, type PartialFile } from './partial-file'
import { columnsOfRows, type ExportRow, rideRow, riderRow } from './table-rows'
import type { ExportValues, MakeWriter, TableWriter } from './table-writer'

/** A file that was written. */
export interface WrittenFile {
  readonly name: string
  readonly rows: number
  readonly bytes: number
}

export interface ExportJob {
  readonly request: ExportRequest
  readonly rows: ExportRows
  readonly privacy: PrivacyTable
  /** The folder of the files; it exists. */
  readonly folder: string
  /** IANA name of the gym's zone. */
  readonly timeZone: string
  readonly makeWriter: MakeWriter
  readonly clock: PaceClock
  readonly signal: AbortSignal
  /** Told when the rows are counted and again as they are written. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

const dayMs = 86_400_000
const ridersAtOnce = 500
const ridesAtOnce = 200

interface OpenTable {
  readonly table: ExportTable
  readonly name: string
  readonly file: PartialFile
  readonly writer: TableWriter
  rows: number
}

/**
 * Writes the tables that are asked for, each to a file of its own, and puts them in their places when all are whole: in place of
 * files of their names, which are as they were until then. Where it fails or is aborted it throws, and leaves no part of a file.
 * A ride and its readings are those of one moment; one that is deleted meanwhile is in no table.
 */
export async function writeExport(job: ExportJob): Promise<WrittenFile[]> {
  const open: OpenTable[] = []
  try {
    for (const table of exportTablesInOrder(job.request)) open.push(openTable(job, table))
    await fill(job, open)
    for (const { writer, file } of open) {
      writer.finish()
      file.close()
      await job.clock.sleep(0)
      job.signal.throwIfAborted()
    }
    for (const { file } of open) file.commit()
    return open.map(({ name, rows, file }) => ({ name, rows, bytes: file.bytes }))
  } finally {
    for (const { file } of open) file.discard()
  }
}

function exportTablesInOrder({ tables }: ExportRequest): ExportTable[] {
  const wanted = new Set<string>(tables)
  return tableNames.filter((table) => wanted.has(table))
}
const tableNames = ['rider', 'bike', 'ride', 'day', 'reading'] as const satisfies readonly ExportTable[]

function openTable({ folder, request, makeWriter }: ExportJob, table: ExportTable): OpenTable {
  const name = exportFileName(table, request.format)
  const file = openPartialFile(join(folder, name))
  try {
    return { table, name, file, writer: makeWriter(exportSchema[table], file), rows: 0 }
  } catch (error) {
    file.discard()
    throw error
  }
}

/** Takes columns for a table; nothing where it was not asked for. */
type Append = (table: ExportTable, columns: readonly ExportValues[]) => void

async function fill(job: ExportJob, open: readonly OpenTable[]): Promise<void> {
  const { rows, request, timeZone, signal } = job
  const isOpen = (table: ExportTable): boolean => open.some((each) => each.table === table)
  const breathe = createPace(job.clock, rows.dataVersion)
  const wallClock = createWallClock(timeZone)
  const sinceMs = request.since === null ? null : startOfDay(request.since, timeZone)
  const list = await listRides({ rows, sinceMs, wallClock, breathe, signal })
  const total = open.reduce((sum, { table }) => sum + list.counts[table], 0)
  let done = 0
  job.onProgress({ done, total })
  const append: Append = (table, columns) => {
    const opened = open.find((each) => each.table === table)
    const count = columns[0]?.length ?? 0
    if (opened === undefined || count === 0) return
    opened.writer.append(columns)
    opened.rows += count
    done += count
  }
  const rest = async (): Promise<void> => {
    job.onProgress({ done, total })
    await breathe()
    signal.throwIfAborted()
  }
  const riders = await writeRides({ job, list, append, rest, wallClock, withReadings: isOpen('reading') })
  if (isOpen('rider')) await writeRiders(job, sinceMs === null ? null : riders, append, rest)
  append('bike', columnsOfRows('bike', list.dimensions.bikes()))
  const days = list.dimensions.days().map((day) => ({ ...day, time_zone: timeZone }))
  append('day', columnsOfRows('day', days))
  job.onProgress({ done, total })
}

interface RidePass {
  readonly job: ExportJob
  readonly list: RideList
  readonly append: Append
  readonly rest: () => Promise<void>
  readonly wallClock: (ms: number) => number
  readonly withReadings: boolean
}

/** Answers who rode them. */
async function writeRides({ job, list, append, rest, wallClock, withReadings }: RidePass): Promise<Set<number>> {
  const { rows } = job
  const riders = new Set<number>()
  let waiting: ExportRow<'ride'>[] = []
  const flush = (): void => {
    append('ride', columnsOfRows('ride', waiting))
    waiting = []
  }
  const take = (ride: ExportedRide): void => {
    const wallMs = wallClock(ride.start_ms)
    const day = dayOfWall(wallMs)
    list.dimensions.add(ride, day, true)
    if (ride.rider_id !== null) riders.add(ride.rider_id)
    waiting.push(rideRow(ride, day * dayMs, wallMs))
    if (waiting.length >= ridesAtOnce) flush()
  }
  for (const rideId of list.rideIds) {
    // A ride may move from one store to the other, and gain readings, between two reads.
    rows.hold()
    try {
      const ride = rows.ride(rideId)
      if (ride === null) continue
      if (withReadings) {
        for (const readings of rows.readings(ride)) {
          append('reading', [
            readings.atMs.map(() => rideId),
            readings.durationS,
            readings.heartRateBpm,
            readings.cadenceRpm,
            readings.powerWatts,
            readings.resistance
          ])
          // Of a ride of many parts only: the others are read to their end first.
          if (readings.atMs.length >= partReadings) await rest()
        }
      }
      take(ride)
    } catch (error) {
      throw error instanceof PackedSeriesError ? new DamagedRideError(rideId) : error
    } finally {
      rows.release()
    }
    await rest()
  }
  flush()
  return riders
}
const partReadings = 10_800

/** All, or those who are `wanted`. */
async function writeRiders(
  { rows, privacy }: ExportJob,
  wanted: ReadonlySet<number> | null,
  append: Append,
  rest: () => Promise<void>
): Promise<void> {
  for (let after = 0; ; ) {
    const found = rows.ridersAfter(after, ridersAtOnce)
    const shown = wanted === null ? found : found.filter(({ rider_id }) => wanted.has(rider_id))
    append(
      'rider',
      columnsOfRows(
        'rider',
        shown.map((rider) => riderRow(rider, privacy))
      )
    )
    const last = found.at(-1)
    if (last === undefined || found.length < ridersAtOnce) return
    after = last.rider_id
    await rest()
  }
}
