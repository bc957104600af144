import type { Data } from 'plotly.js'
import { baseAxis, baseLayout, type ChartTokens } from '../../charts/chart-theme'
import type { Drawing } from '../../charts/drawing'
import type { Tick } from '../../charts/line-layout'
import { plainText } from '../ride/plain-text'
import { type TrendPoint, trendAxis } from './trend'

export interface Trend {
  readonly points: readonly TrendPoint[]
  readonly ticks: readonly Tick[]
  readonly colour: 'power' | 'heartRate'
  /** What the box at the pointer says of a ride, lines of plain text. */
  readonly write: (point: TrendPoint) => readonly string[]
}

/** Each ride a dot, their mean a line. There must be a point. */
export function trendDrawing({ points, ticks, colour, write }: Trend, tokens: ChartTokens): Drawing {
  const x = points.map(({ atMs }) => atMs)
  const [fromMs = 0, toMs = fromMs] = [x[0], x.at(-1)]
  const { range, step } = trendAxis(points)
  const roomMs = Math.max((toMs - fromMs) * 0.03, 60_000)
  const dots: Data = {
    type: 'scatter',
    mode: 'markers',
    x,
    y: points.map(({ value }) => value),
    marker: { size: 5, color: tokens[colour], opacity: 0.6 },
    customdata: points.map((point) => write(point).map(plainText).join('<br>')),
    hovertemplate: '%{customdata}<extra></extra>'
  }
  const line: Data = {
    type: 'scatter',
    mode: 'lines',
    x,
    y: points.map(({ mean }) => mean),
    line: { color: tokens[colour], width: 2, shape: 'linear', simplify: true },
    hoverinfo: 'skip'
  }
  return {
    data: [dots, line],
    layout: {
      ...baseLayout(tokens),
      hovermode: 'closest',
      xaxis: {
        ...baseAxis(tokens),
        range: [fromMs - roomMs, toMs + roomMs],
        tickmode: 'array',
        tickvals: ticks.map(({ at }) => at),
        ticktext: ticks.map(({ text }) => plainText(text))
      },
      yaxis: {
        ...baseAxis(tokens),
        range: [...range],
        tickmode: 'linear',
        tick0: range[0],
        dtick: step,
        tickformat: 'd'
      }
    }
  }
}
