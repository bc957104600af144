import type { ExportColumn } from '../../../shared/figures/export-schema'

/** A cell. Times and dates are UTC epoch ms; a wall time is the ms that its clock would be at in UTC. */
export type ExportValue = string | number | boolean | null

/** Values of a column, in the order of the rows. */
export type ExportValues = readonly ExportValue[]

/** Writes the rows of one table as they come; holds a bounded number of them. */
export interface TableWriter {
  /** As many values in each column, in the order of the table's columns. Throws what the disk says. */
  append(columns: readonly ExportValues[]): void
  /** Writes what is left. Nothing can be appended after. */
  finish(): void
}

/** Where a table's bytes go. */
export interface ByteSink {
  write(bytes: Uint8Array | string): void
}

/** Made when its table is begun. */
export type MakeWriter = (columns: readonly ExportColumn[], sink: ByteSink) => TableWriter
