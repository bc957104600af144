import { plainText } from '../pages/ride/plain-text'
import { baseAxis, baseLayout, type ChartTokens, tickFormat } from './chart-theme'
import type { Drawing } from './drawing'
import type { SeriesColour } from './series-colour'

export interface RangePoint {
  readonly x: number
  readonly y: number
  readonly lowest: number
  readonly highest: number
  /** How much it stands for: the larger, the larger is the point. */
  readonly weight: number
  /** In the box that follows the pointer. */
  readonly words: string
}

const smallestPx = 5
const largestPx = 16
/** Values between two lines of the grid: the axis begins and ends at one. */
const stepOfY = 20

/** Points with the range they are the mean of. Texts are taken as plain text. */
export function rangeDrawing(points: readonly RangePoint[], colour: SeriesColour, tokens: ChartTokens): Drawing {
  const heaviest = Math.max(1, ...points.map(({ weight }) => weight))
  const low = Math.floor(Math.min(...points.map(({ lowest }) => lowest)) / stepOfY) * stepOfY
  const high = Math.ceil(Math.max(...points.map(({ highest }) => highest)) / stepOfY) * stepOfY
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: points.map(({ x }) => x),
        y: points.map(({ y }) => y),
        error_y: {
          type: 'data',
          symmetric: false,
          array: points.map(({ highest, y }) => highest - y),
          arrayminus: points.map(({ lowest, y }) => y - lowest),
          color: tokens.text3,
          thickness: 1,
          width: 3
        },
        marker: {
          color: tokens[colour],
          // By area, so that twice as many look like twice as many.
          size: points.map(({ weight }) => Math.max(smallestPx, largestPx * Math.sqrt(weight / heaviest))),
          opacity: 1,
          line: { width: 1, color: tokens.surface1 }
        },
        customdata: points.map(({ words }) => plainText(words)),
        hovertemplate: '%{customdata}<extra></extra>'
      }
    ],
    layout: {
      ...baseLayout(tokens),
      hovermode: 'closest',
      xaxis: { ...baseAxis(tokens), showgrid: false, nticks: 8, tickformat: tickFormat(0) },
      yaxis: { ...baseAxis(tokens), range: [low, high > low ? high : low + stepOfY], nticks: 6 }
    }
  }
}
