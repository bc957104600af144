import type { ExportRequest } from '../../../shared/domain/export'
import { createCsvWriter } from './csv-writer'
import { createParquetWriter } from './parquet-writer'
import type { MakeWriter } from './table-writer'

/** What writes the files of a format. `hasMark`: a CSV begins with a byte order mark. */
export const makeWriterOf = (format: ExportRequest['format'], hasMark: boolean): MakeWriter =>
  format === 'parquet' ? createParquetWriter : (columns, sink) => createCsvWriter(columns, sink, hasMark)
