import type { Shape } from 'plotly.js'
import type { ChartTokens } from '../../charts/chart-theme'
import { dashOf } from './line-dash'

/** The dashed line at a rider's limit, bpm, across the whole plot of heart rate. */
export const limitLine = (limitBpm: number, tokens: ChartTokens): Partial<Shape> => ({
  type: 'line',
  xref: 'paper',
  x0: 0,
  x1: 1,
  yref: 'y',
  y0: limitBpm,
  y1: limitBpm,
  line: { color: tokens.text1, width: 1.25, dash: dashOf('5px,4px') }
})
