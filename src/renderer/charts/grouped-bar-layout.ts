import type { Data } from 'plotly.js'
import { plainText } from '../pages/ride/plain-text'
import { type BarSeries, valueScale } from './bar-layout'
import { baseAxis, baseLayout, type ChartTokens } from './chart-theme'
import type { Drawing } from './drawing'
import { filling } from './series-colour'

/** Bars of each category side by side, one a series. */
export interface GroupedBars {
  readonly categories: readonly string[]
  readonly series: readonly BarSeries[]
  /** A value in the box that follows the pointer. */
  readonly write: (value: number) => string
}

/** The drawing of bars side by side. All texts are taken as plain text. */
export function groupedBarDrawing(bars: GroupedBars, tokens: ChartTokens): Drawing {
  const highest = Math.max(0, ...bars.series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  return {
    data: bars.series.map(
      (series): Data => ({
        type: 'bar',
        name: plainText(series.name),
        x: bars.categories.map(plainText),
        y: [...series.values],
        marker: filling(tokens, series.colour, series.isHatched ?? false),
        customdata: series.values.map((value) => (value === null ? '' : plainText(bars.write(value)))),
        hovertemplate: '%{fullData.name}  %{customdata}<extra></extra>'
      })
    ),
    layout: {
      ...baseLayout(tokens),
      barmode: 'group',
      bargap: 0.32,
      bargroupgap: 0.12,
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
        tickvals: bars.categories.map(plainText)
      },
      yaxis: { ...baseAxis(tokens), ...valueScale(highest) }
    }
  }
}
