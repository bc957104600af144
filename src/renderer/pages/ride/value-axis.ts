import type { LayoutAxis } from 'plotly.js'
import { baseAxis, type ChartTokens } from '../../charts/chart-theme'
import { tickStep, type ValueRange } from './value-scale'

/** An axis with air between its words and the plot; Plotly's own types do not know it. */
export interface AiryAxis extends Partial<LayoutAxis> {
  /** px */
  readonly ticklabelstandoff: number
}

/** The value axis of one of several plots above each other. */
export const valueAxis = (
  range: ValueRange,
  domain: readonly [number, number] | undefined,
  tokens: ChartTokens
): AiryAxis => ({
  ...baseAxis(tokens),
  anchor: 'x',
  range: [...range],
  domain: domain === undefined ? [0, 1] : [...domain],
  tick0: 0,
  dtick: tickStep(range),
  ticklabelstandoff: 6
})
