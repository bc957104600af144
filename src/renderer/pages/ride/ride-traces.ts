import type { Data, PlotData } from 'plotly.js'
import { heartRateZone } from '../../../shared/figures/heart-rate'
import type { ChartTokens } from '../../charts/chart-theme'
import { dashOf } from './line-dash'
import { plainText } from './plain-text'
import type { RideView } from './ride-view'
import type { Series } from './series'
import type { ValueRange, ZoneScale } from './value-scale'

/** Words of the box that says what was measured at a time. */
export interface TraceWords {
  readonly heartRate: string
  readonly power: string
  readonly cadence: string
  readonly resistance: string
  readonly bpm: string
  readonly watts: string
  readonly rpm: string
  /** A zone's name: "Z4". */
  readonly zone: (zone: number) => string
}

const lineTrace = (series: Series, yaxis: 'y' | 'y2' | 'y3', name: string, line: Partial<PlotData['line']>): Data => ({
  type: 'scatter',
  mode: 'lines',
  x: [...series.x],
  y: [...series.y],
  yaxis,
  name: plainText(name),
  line: { width: 2, shape: 'linear', simplify: true, ...line },
  connectgaps: false
})

/**
 * The lines of a ride's three plots: heart rate on `y`, power on `y2`, cadence and resistance on `y3`. Spans without a heart
 * rate are hatched over the whole height of the first.
 */
export function rideTraces(
  view: RideView,
  heartRateAxis: ValueRange,
  zones: ZoneScale,
  tokens: ChartTokens,
  words: TraceWords
): Data[] {
  const zoneOf = (bpm: number | null): string =>
    bpm === null ? '' : plainText(words.zone(heartRateZone((bpm / zones.maximum) * 100, zones.startsPercent)))
  return [
    hatch(view.silent, heartRateAxis, tokens),
    {
      ...lineTrace(view.heartRate, 'y', words.heartRate, { color: tokens.heartRate }),
      customdata: view.heartRate.y.map(zoneOf),
      hovertemplate: told(words.heartRate, ` ${words.bpm}, %{customdata}`)
    },
    {
      ...lineTrace(view.rawPower, 'y2', words.power, { color: tokens.power, width: 1 }),
      opacity: 0.38,
      hoverinfo: 'skip'
    },
    {
      ...lineTrace(view.power, 'y2', words.power, { color: tokens.power }),
      hovertemplate: told(words.power, ` ${words.watts}`)
    },
    {
      ...lineTrace(view.cadence, 'y3', words.cadence, { color: tokens.cadence, dash: dashOf('6px,3px') }),
      hovertemplate: told(words.cadence, ` ${words.rpm}`)
    },
    {
      ...lineTrace(view.resistance, 'y3', words.resistance, { color: tokens.resistance }),
      hovertemplate: told(words.resistance, '')
    }
  ]
}

/** A line of the box at a time: what it is, its value, its unit. */
const told = (name: string, unit: string): string =>
  `${plainText(name)}  <b>%{y:.0f}</b>${plainText(unit)}<extra></extra>`

/** Hatched boxes, one for each span, as one outline that is broken between them. */
export function hatch(
  spans: readonly (readonly [number, number])[],
  [lowest, highest]: ValueRange,
  tokens: ChartTokens
): Data {
  const x: (number | null)[] = []
  const y: (number | null)[] = []
  for (const [from, to] of spans) {
    if (x.length > 0) {
      x.push(null)
      y.push(null)
    }
    x.push(from, from, to, to, from)
    y.push(lowest, highest, highest, lowest, lowest)
  }
  return {
    type: 'scatter',
    mode: 'lines',
    x,
    y,
    yaxis: 'y',
    line: { width: 0 },
    fill: 'toself',
    fillcolor: 'rgba(0,0,0,0)',
    fillpattern: { shape: '/', size: 7, solidity: 0.28, fgcolor: tokens.lineStrong, bgcolor: 'rgba(0,0,0,0)' },
    hoverinfo: 'skip',
    connectgaps: false
  }
}
