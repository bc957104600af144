import type { Annotations, Data } from 'plotly.js'
import { plainText } from '../pages/ride/plain-text'
import { baseAxis, baseLayout, type ChartTokens, tickFormat } from './chart-theme'
import type { Drawing } from './drawing'
import { filling, type SeriesColour } from './series-colour'

/** One value a category; null where there is none. */
export interface BarSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly colour: SeriesColour
  /** For what nobody knows. */
  readonly isHatched?: boolean
}

/** Bars side by side, series stacked upon each other. */
export interface Bars {
  readonly categories: readonly string[]
  readonly series: readonly BarSeries[]
  /** A value as people read it: above a bar and in the box that follows the pointer. */
  readonly write: (value: number) => string
  /** Categories named under the axis, where not all have room. */
  readonly isNamed?: (index: number) => boolean
  /** Bars of at least this share of the highest have their value above them; 0 for all (the usual). */
  readonly labelledFrom?: number
}

/** Room above the highest bar for its value. */
const headRoom = 1.14

/** The drawing of bars. All texts are taken as plain text. */
export function barDrawing(bars: Bars, tokens: ChartTokens): Drawing {
  const totals = bars.categories.map((_, index) =>
    bars.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)
  )
  const highest = Math.max(0, ...totals)
  const places = bars.categories.map((_, index) => index)
  const named = places.filter((place) => bars.isNamed?.(place) ?? true)
  return {
    data: bars.series.map((series) => trace(series, bars, tokens)),
    layout: {
      ...baseLayout(tokens),
      margin: { l: 38, r: 10, t: 10, b: 26 },
      barmode: 'stack',
      bargap: 0.32,
      // Plotly knows it; its types do not yet.
      ...{ barcornerradius: 1.5 },
      hovermode: 'x unified',
      xaxis: {
        ...baseAxis(tokens),
        showgrid: false,
        type: 'category',
        range: [-0.6, bars.categories.length - 0.4],
        tickangle: 0,
        tickmode: 'array',
        // By name: a number would be taken for the name of a category, where one is called so.
        tickvals: named.map((place) => plainText(bars.categories[place] ?? ''))
      },
      yaxis: { ...baseAxis(tokens), ...valueScale(highest) },
      annotations: places.flatMap((place) => {
        const total = totals[place] ?? 0
        if (total <= 0 || total < highest * (bars.labelledFrom ?? 0)) return []
        return [label(place, total, bars.write(total), tokens)]
      })
    }
  }
}

const trace = (series: BarSeries, bars: Bars, tokens: ChartTokens): Data => ({
  type: 'bar',
  name: plainText(series.name),
  x: bars.categories.map(plainText),
  y: [...series.values],
  marker: filling(tokens, series.colour, series.isHatched ?? false),
  customdata: series.values.map((value) => (value === null ? '' : plainText(bars.write(value)))),
  hovertemplate:
    bars.series.length === 1 ? '%{customdata}<extra></extra>' : '%{fullData.name}  %{customdata}<extra></extra>'
})

const label = (place: number, total: number, text: string, tokens: ChartTokens): Partial<Annotations> => ({
  x: place,
  y: total,
  text: plainText(text),
  yanchor: 'bottom',
  yshift: 1,
  showarrow: false,
  font: { size: 11, color: tokens.text1, weight: 600 }
})

/** An axis of values from 0 with whole steps where there are only few of them. */
export const valueScale = (highest: number) => ({
  range: [0, Math.max(highest, 1) * headRoom],
  nticks: 5,
  tickformat: tickFormat(highest),
  ...(highest < 4 && highest > 0 && Number.isInteger(highest) ? { tick0: 0, dtick: 1 } : {})
})
