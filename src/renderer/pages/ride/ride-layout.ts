import type { Annotations, Layout, Shape } from 'plotly.js'
import { baseLayout, type ChartTokens } from '../../charts/chart-theme'
import type { ChartFrame } from './chart-frame'
import { limitLine } from './limit-line'
import { plainText } from './plain-text'
import type { RideView } from './ride-view'
import { timeAxis } from './time-axis'
import type { TimeBase } from './time-places'
import { valueAxis } from './value-axis'
import type { ValueRange, ZoneScale } from './value-scale'
import { zoneBands, zoneLabels } from './zone-bands'

export interface RideLayoutFacts {
  readonly view: RideView
  readonly base: TimeBase
  readonly frame: ChartFrame
  readonly heartRateAxis: ValueRange
  readonly powerAxis: ValueRange
  readonly cadenceAxis: ValueRange
  readonly zones: ZoneScale
  readonly limitBpm: number
  /** Whether the last reading is one of now: it has a line then. */
  readonly isRunning: boolean
  /** "limit 193" */
  readonly limitWords: string
  /** A zone's name: "Z4". */
  readonly zoneWords: (zone: number) => string
  /** What was chosen by hand on the axes is kept as long as this is the same. */
  readonly revision: string
}

/** The layout of a ride's three plots above one time axis, drawn with `rideTraces`. */
export function rideLayout(facts: RideLayoutFacts, tokens: ChartTokens): Partial<Layout> {
  const { view, frame, heartRateAxis, powerAxis, cadenceAxis } = facts
  const [first, second, third] = frame.plots
  return {
    ...baseLayout(tokens),
    // The spike has an edge in this colour: without one it is taken for white.
    paper_bgcolor: tokens.surface1,
    margin: frame.margin,
    dragmode: 'zoom',
    hovermode: 'x unified',
    hoversubplots: 'axis',
    uirevision: facts.revision,
    xaxis: timeAxis(view.range, facts.base, 'y3', tokens),
    yaxis: valueAxis(heartRateAxis, first?.domain, tokens),
    yaxis2: valueAxis(powerAxis, second?.domain, tokens),
    yaxis3: valueAxis(cadenceAxis, third?.domain, tokens),
    shapes: [
      ...zoneBands(heartRateAxis, facts.zones, tokens),
      limitLine(facts.limitBpm, tokens),
      ...(facts.isRunning && view.last !== null ? nowShapes(view.last, frame, tokens) : [])
    ],
    annotations: [...zoneLabels(heartRateAxis, facts.zones, facts.zoneWords, tokens), limitLabel(facts, tokens)]
  }
}

const limitLabel = ({ limitBpm, limitWords }: RideLayoutFacts, tokens: ChartTokens): Partial<Annotations> => ({
  xref: 'paper',
  x: 0,
  xanchor: 'left',
  xshift: 6,
  yref: 'y',
  y: limitBpm,
  yanchor: 'bottom',
  text: plainText(limitWords),
  showarrow: false,
  font: { size: 11, color: tokens.text1 }
})

/** The last reading, through all plots. */
const nowShapes = (last: number, frame: ChartFrame, tokens: ChartTokens): Partial<Shape>[] =>
  frame.plots.map(({ domain: [bottom, top] }) => ({
    type: 'line',
    xref: 'x',
    x0: last,
    x1: last,
    yref: 'paper',
    y0: bottom,
    y1: top,
    line: { color: tokens.text3, width: 1 }
  }))
