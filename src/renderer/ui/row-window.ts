/** A stretch of rows, and how many there are in all. */
export interface RowWindow<Row> {
  readonly offset: number
  readonly rows: readonly Row[]
  readonly total: number
}
