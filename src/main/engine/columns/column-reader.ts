import type { ColumnRows } from '../store/column-rows'
import { type ColumnStore, createColumnStore } from './column-store'
import type { Columns } from './columns'

/** The columns of a console, also of one that has no data file yet. */
export interface ColumnReader {
  /** As `ColumnStore.read`; nothing at all while there is no file. */
  read(): Promise<Columns>
  /** Begins to load in a while, so that the first who asks need not wait. Answers what calls it off. */
  loadSoon(): () => void
}

export interface ColumnReaderOptions {
  /** Null while there is no data file; throws where it can not be read, as one no console of this version has opened. */
  readonly rows: () => ColumnRows | null
  /** The gym's zone, an IANA name. */
  readonly timeZone: string
}

/** Until then the console has better to do. */
const loadAfterMs = 1_000

/** Made for a thread, once: all its questions share the columns. */
export function createColumnReader({ rows, timeZone }: ColumnReaderOptions): ColumnReader {
  const columnsOf = (of: ColumnRows): ColumnStore =>
    createColumnStore({ rows: of, timeZone, yield: () => new Promise((resolve) => setImmediate(resolve)) })
  let kept: ColumnStore | null = null
  const read = async (): Promise<Columns> => {
    if (kept === null) {
      const opened = rows()
      if (opened === null) return columnsOf(noRows).read()
      kept = columnsOf(opened)
    }
    return kept.read()
  }
  return {
    read,
    loadSoon() {
      const timer = setTimeout(() => {
        // Whoever asks next is told what is wrong.
        read().catch(() => undefined)
      }, loadAfterMs)
      return () => clearTimeout(timer)
    }
  }
}

const noRows: ColumnRows = {
  dataVersion: () => 0,
  newestChange: () => 0,
  changesAfter: () => [],
  endedAfter: () => [],
  running: () => [],
  ride: () => null,
  ridersAfter: () => [],
  rider: () => null,
  atOnce: (ask) => ask()
}
