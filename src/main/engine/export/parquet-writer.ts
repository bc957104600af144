import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import type { ExportColumn, ExportColumnType } from '../../../shared/figures/export-schema'
import type { ByteSink, ExportValue, ExportValues, TableWriter } from './table-writer'

/** A row group is held in memory until it is whole: this many rows of readings are some ten megabytes. */
const rowsInGroup = 65_536
const dayMs = 86_400_000

type Cell = string | number | bigint | boolean | null

/** Parquet in row groups of a bounded size, compressed with Snappy. Every column but a key may be null. */
export function createParquetWriter(columns: readonly ExportColumn[], sink: ByteSink): TableWriter {
  const bytes = new ByteWriter()
  const flush = (): void => {
    if (bytes.index > 0) sink.write(bytes.getBytes())
    bytes.index = 0
  }
  const writer = new ParquetWriter({ writer: Object.assign(bytes, { flush }), schema: schemaOf(columns) })
  const cells = columns.map(({ type }) => cellOf(type))
  let group: Cell[][] = columns.map(() => [])

  const writeGroup = (): void => {
    const rows = group[0]?.length ?? 0
    if (rows === 0) return
    writer.write({
      columnData: columns.map(({ name }, place) => ({ name, data: group[place] ?? [] })),
      rowGroupSize: rows
    })
    group = columns.map(() => [])
  }
  return {
    append(values) {
      for (const [place, column] of values.entries()) appendCells(group[place], column, cells[place])
      if ((group[0]?.length ?? 0) >= rowsInGroup) writeGroup()
    },
    finish() {
      writeGroup()
      writer.finish()
      flush()
    }
  }
}

type ToCell = (value: string | number | boolean) => Cell

function appendCells(target: Cell[] | undefined, values: ExportValues, toCell: ToCell | undefined): void {
  if (target === undefined || toCell === undefined) throw new RangeError('There are more columns than the table has.')
  // The same value again is the same cell: a ride's id stands at each of its readings, and whole numbers are objects here.
  let before: ExportValue = null
  let cell: Cell = null
  for (const value of values) {
    if (!Object.is(value, before)) {
      before = value
      cell = value === null ? null : toCell(value)
    }
    target.push(cell)
  }
}

function cellOf(type: ExportColumnType): ToCell {
  if (type === 'whole' || type === 'moment' || type === 'wall_time') return (value) => BigInt(value)
  if (type === 'date') return (value) => Math.floor(Number(value) / dayMs)
  return (value) => value
}

function schemaOf(columns: readonly ExportColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(
      ({ name, type, isKey }): SchemaElement => ({
        name,
        repetition_type: isKey === true ? 'REQUIRED' : 'OPTIONAL',
        ...elements[type]
      })
    )
  ]
}

const elements: { readonly [Type in ExportColumnType]: Omit<SchemaElement, 'name'> } = {
  whole: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  moment: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } },
  wall_time: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' } },
  date: { type: 'INT32', converted_type: 'DATE' },
  flag: { type: 'BOOLEAN' }
}
