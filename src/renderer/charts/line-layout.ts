import type { Data } from 'plotly.js'
import { dashOf } from '../pages/ride/line-dash'
import { plainText } from '../pages/ride/plain-text'
import { baseAxis, baseLayout, type ChartTokens, tickFormat } from './chart-theme'
import type { Drawing } from './drawing'
import type { SeriesColour } from './series-colour'

export interface LineSeries {
  readonly name: string
  /** One for each `x`; a null is a gap. */
  readonly values: readonly (number | null)[]
  readonly colour: SeriesColour
  /** Told apart without its colour, too. */
  readonly isDashed?: boolean
  /** Filled down to 0: for what only grows. */
  readonly isFilled?: boolean
}

/** A place that the axis below names. */
export interface Tick {
  readonly at: number
  readonly text: string
}

/** Lines over numbers or moments (epoch ms). */
export interface Lines {
  readonly x: readonly number[]
  readonly series: readonly LineSeries[]
  /** A place as the box that follows the pointer names it. */
  readonly writeX: (x: number) => string
  readonly write: (value: number) => string
  readonly ticks: readonly Tick[]
  /** Lowest value shown, where that is not 0. */
  readonly lowest?: number
}

/** With fewer points than this each has a mark. */
const fewPoints = 40

/** The drawing of lines. All texts are taken as plain text. */
export function lineDrawing(lines: Lines, tokens: ChartTokens): Drawing {
  const values = lines.series.flatMap((series) => series.values.flatMap((value) => value ?? []))
  const lowest = lines.lowest ?? 0
  const highest = values.reduce((most, value) => Math.max(most, value), lowest)
  return {
    data: lines.series.map((series) => trace(series, lines, tokens)),
    layout: {
      ...baseLayout(tokens),
      hovermode: 'x',
      xaxis: {
        ...baseAxis(tokens),
        showgrid: false,
        range: spanOf(lines.x),
        tickmode: 'array',
        tickvals: lines.ticks.map(({ at }) => at),
        ticktext: lines.ticks.map(({ text }) => plainText(text)),
        showspikes: true,
        spikemode: 'across',
        spikedash: 'dot',
        spikethickness: 1,
        spikecolor: tokens.text3
      },
      yaxis: {
        ...baseAxis(tokens),
        range: [lowest, highest > lowest ? lowest + (highest - lowest) * 1.1 : lowest + 1],
        nticks: 5,
        tickformat: tickFormat(highest)
      }
    }
  }
}

/** From the first place to the last, with a little room beside both. */
function spanOf(x: readonly number[]): [number, number] {
  const from = Math.min(...x)
  const to = Math.max(...x)
  if (!(to > from)) return [(x[0] ?? 0) - 1, (x[0] ?? 0) + 1]
  const room = (to - from) * 0.04
  return [from - room, to + room]
}

const trace = (series: LineSeries, lines: Lines, tokens: ChartTokens): Data => ({
  type: 'scatter',
  mode: lines.x.length < fewPoints ? 'lines+markers' : 'lines',
  name: plainText(series.name),
  x: [...lines.x],
  y: [...series.values],
  connectgaps: false,
  line: {
    color: tokens[series.colour],
    width: 2,
    shape: 'linear',
    simplify: true,
    dash: series.isDashed ? dashOf('6px,3px') : 'solid'
  },
  marker: { size: 5, color: tokens[series.colour] },
  ...(series.isFilled ? { fill: 'tozeroy' as const, fillcolor: tokens.surface2 } : {}),
  customdata: lines.x.map((x, index) => {
    const value = series.values[index]
    return `${plainText(lines.writeX(x))}  <b>${value == null ? '' : plainText(lines.write(value))}</b>`
  }),
  hovertemplate:
    lines.series.length === 1 ? '%{customdata}<extra></extra>' : '%{fullData.name}  %{customdata}<extra></extra>'
})
