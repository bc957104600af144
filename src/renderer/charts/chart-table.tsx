import { t } from '../i18n/translate'
import { type CsvValue, csvRow } from '../ui/csv'
import '../ui/table.css'

/** A column of a chart's figures. */
export interface ChartColumn {
  /** As people read it, with the unit. */
  readonly head: string
  /** As a file has it: snake_case, with the unit. */
  readonly field: string
  /** How a figure is shown; without it the column holds words, which stand at the left. */
  readonly write?: (value: number) => string
  /** How a text is shown where that is not as it is, as a moment. */
  readonly say?: (text: string) => string
}

/** All that a chart shows, as figures: files have them as they are, people as the columns write them. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[]
  /** A cell a column; null for what is not known. */
  readonly rows: readonly (readonly CsvValue[])[]
}

/** A chart's figures as CSV. */
export const tableCsv = ({ columns, rows }: ChartTable): readonly string[] => [
  csvRow(columns.map(({ field }) => field)),
  ...rows.map(csvRow)
]

/** What a chart shows, for who reads rather than looks. */
export function ChartTableView({ label, table }: { readonly label: string; readonly table: ChartTable }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <div className="pane-body" role="group" aria-label={label} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {table.columns.map(({ field, head, write }) => (
              <th key={field} scope="col" className={write === undefined ? undefined : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={index}>
              {table.columns.map((column, place) => (
                <TableCell key={column.field} column={column} value={row[place] ?? null} isFirst={place === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableCell({
  column,
  value,
  isFirst
}: {
  readonly column: ChartColumn
  readonly value: CsvValue
  /** The first cell names its row. */
  readonly isFirst: boolean
}) {
  const { write } = column
  const text = value === null ? null : textOf(value, column)
  const words = text === null ? t('chart.none') : <bdi>{text}</bdi>
  if (isFirst) {
    return (
      <th scope="row" className="chart-row-head">
        {words}
      </th>
    )
  }
  const look = [write === undefined ? '' : 'number', text === null ? 'words' : ''].filter((name) => name !== '')
  return <td className={look.join(' ')}>{words}</td>
}

const textOf = (value: Exclude<CsvValue, null>, { write, say }: ChartColumn): string => {
  if (typeof value === 'number' && write !== undefined) return write(value)
  return typeof value === 'string' && say !== undefined ? say(value) : String(value)
}
