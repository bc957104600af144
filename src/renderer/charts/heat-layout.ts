import type { Annotations } from 'plotly.js'
import { plainText } from '../pages/ride/plain-text'
import { baseAxis, baseLayout, type ChartTokens } from './chart-theme'
import type { Drawing } from './drawing'

/** A field of values: `rows` from the top, one hue, the more the stronger. */
export interface Heat {
  readonly columns: readonly string[]
  readonly rows: readonly string[]
  /** By row, then column; null where there is none. */
  readonly values: readonly (readonly (number | null)[])[]
  readonly write: (value: number) => string
  /** Columns named under the axis, where not all have room. */
  readonly isNamed?: (index: number) => boolean
}

/** How many of the highest values are printed. */
const printed = 6

/** The drawing of a heat map. All texts are taken as plain text. */
export function heatDrawing(heat: Heat, tokens: ChartTokens): Drawing {
  const columns = heat.columns.map((_, index) => index)
  const rows = heat.rows.map((_, index) => index)
  const named = columns.filter((column) => heat.isNamed?.(column) ?? true)
  const highest = Math.max(1, ...heat.values.flatMap((row) => row.map((value) => value ?? 0)))
  return {
    data: [
      {
        type: 'heatmap',
        x: columns,
        y: rows,
        z: heat.values.map((row) => [...row]),
        zmin: 0,
        zmax: highest,
        xgap: 2,
        ygap: 2,
        showscale: false,
        colorscale: [
          [0, tokens.surface2],
          [1, tokens.accent]
        ],
        hoverongaps: false,
        customdata: heat.values.map((row, rowIndex) =>
          row.map((value, column) =>
            value === null
              ? ''
              : plainText(`${heat.rows[rowIndex] ?? ''} ${heat.columns[column] ?? ''}  ${heat.write(value)}`)
          )
        ),
        hovertemplate: '%{customdata}<extra></extra>'
      }
    ],
    layout: {
      ...baseLayout(tokens),
      hovermode: 'closest',
      xaxis: {
        ...baseAxis(tokens),
        showgrid: false,
        tickmode: 'array',
        tickvals: named,
        ticktext: named.map((column) => plainText(heat.columns[column] ?? ''))
      },
      yaxis: {
        ...baseAxis(tokens),
        showgrid: false,
        autorange: 'reversed',
        tickmode: 'array',
        tickvals: rows,
        ticktext: heat.rows.map(plainText)
      },
      annotations: topValues(heat.values).map((value) => printedValue(value, heat.write, tokens))
    }
  }
}

interface PlacedValue {
  readonly row: number
  readonly column: number
  readonly value: number
}

/** The highest values and where they are; none of 0. */
export function topValues(values: Heat['values']): readonly PlacedValue[] {
  return values
    .flatMap((cells, row) => cells.flatMap((value, column) => (value ? [{ row, column, value }] : [])))
    .toSorted((one, other) => other.value - one.value)
    .slice(0, printed)
}

const printedValue = (
  { row, column, value }: PlacedValue,
  write: Heat['write'],
  tokens: ChartTokens
): Partial<Annotations> => ({
  x: column,
  y: row,
  text: plainText(write(value)),
  showarrow: false,
  // On the strongest of the hue: in both themes the ground of the page reads best on it.
  font: { size: 11, color: tokens.surface1, weight: 600 }
})
