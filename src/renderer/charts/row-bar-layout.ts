import type { Annotations, Data } from 'plotly.js'
import { plainText } from '../pages/ride/plain-text'
import { baseAxis, baseLayout, type ChartTokens } from './chart-theme'
import type { Drawing } from './drawing'
import { filling } from './series-colour'

export interface BarRow {
  /** At the left; a long one ends in an ellipsis. */
  readonly name: string
  readonly value: number
  /** In the box that follows the pointer. */
  readonly words: string
  /** For what nobody knows. */
  readonly isHatched: boolean
}

/** Room for names, px, and how many letters find a place in it. */
const namesPx = 128
const mostLetters = 17
/** Rows stand as far apart as if there were this many, at least. */
const fewestRows = 6

/** A bar a row, the first at the top, each with its value at its end. All texts are taken as plain text. */
export function rowBarDrawing(rows: readonly BarRow[], write: (value: number) => string, tokens: ChartTokens): Drawing {
  const highest = Math.max(1e-9, ...rows.map(({ value }) => value))
  return {
    data: [false, true].map((isHatched): Data => {
      const part = rows.flatMap((row, place) => (row.isHatched === isHatched ? { row, place } : []))
      return {
        type: 'bar',
        orientation: 'h',
        x: part.map(({ row }) => row.value),
        y: part.map(({ place }) => place),
        width: 0.62,
        marker: filling(tokens, 'text2', isHatched),
        customdata: part.map(({ row }) => plainText(row.words)),
        hovertemplate: '%{customdata}<extra></extra>'
      }
    }),
    layout: {
      ...baseLayout(tokens),
      margin: { l: namesPx, r: 52, t: 4, b: 10 },
      bargap: 0.32,
      ...{ barcornerradius: 1.5 },
      hovermode: 'closest',
      xaxis: { ...baseAxis(tokens), visible: false, range: [0, highest] },
      yaxis: {
        ...baseAxis(tokens),
        showgrid: false,
        range: [Math.max(fewestRows, rows.length) - 0.4, -0.6],
        tickmode: 'array',
        tickvals: rows.map((_, place) => place),
        ticktext: rows.map(({ name }) => plainText(shortened(name))),
        tickfont: { size: 12, color: tokens.text1 },
        // Plotly knows it; its types do not yet.
        ...{ ticklabelstandoff: 8 }
      },
      annotations: rows.map((row, place) => valueAt(row.value, place, write, tokens))
    }
  }
}

/** A name as long as there is room for. */
export function shortened(name: string): string {
  const letters = [...name]
  return letters.length <= mostLetters
    ? name
    : `${letters
        .slice(0, mostLetters - 1)
        .join('')
        .trimEnd()}…`
}

const valueAt = (
  value: number,
  place: number,
  write: (value: number) => string,
  tokens: ChartTokens
): Partial<Annotations> => ({
  x: value,
  y: place,
  text: plainText(write(value)),
  xanchor: 'left',
  xshift: 4,
  showarrow: false,
  font: { size: 11, color: tokens.text1, weight: 600 }
})
