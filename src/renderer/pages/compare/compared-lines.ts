import type { Dash, Data } from 'plotly.js'
import { rollingPowerWatts } from '../../../shared/figures/power'
import type { ChartTokens } from '../../charts/chart-theme'
import { dashOf } from '../ride/line-dash'
import { plainText } from '../ride/plain-text'
import type { FollowedRide } from '../ride/ride-store'
import { powerOverSeconds } from '../ride/ride-view'
import { lineOf, type Series, thinLine } from '../ride/series'
import { placesOfReadings } from '../ride/time-places'

/** A ride's lines by its own ride time, in places of `time-places`. */
export interface ComparedLines {
  /** Heart rate as percent of the rider's maximum. */
  readonly percent: Series
  readonly power: Series
}

/** Four rides share what one chart can show. */
const mostPoints = 1_200

export function comparedLines({ readings, told }: FollowedRide): ComparedLines {
  const x = placesOfReadings(readings, 'ride', 0)
  const percent = readings.heartRateBpm.map((bpm) => (bpm === null ? null : (bpm / told.heart_rate_maximum) * 100))
  const power = rollingPowerWatts(readings.powerWatts, readings.startsSpan, powerOverSeconds)
  return {
    percent: thinLine(lineOf(x, percent, readings.startsSpan), mostPoints),
    power: thinLine(lineOf(x, power, readings.startsSpan), mostPoints)
  }
}

/** How the n-th ride's lines are drawn: each has a colour and a dash of its own. Styles of the keys say the same. */
export function comparedLook(place: number, tokens: ChartTokens): { readonly color: string; readonly dash: Dash } {
  const looks = [
    { color: tokens.heartRate, dash: 'solid' },
    { color: tokens.power, dash: dashOf('7px,3px') },
    { color: tokens.cadence, dash: dashOf('2px,3px') },
    { color: tokens.resistance, dash: dashOf('14px,4px') }
  ] as const
  return looks[place] ?? looks[0]
}

/** The lines of rides on the axes `y` and `y2`. `name` is a bike's label. */
export function comparedTraces(
  lines: readonly { readonly place: number; readonly name: string; readonly lines: ComparedLines }[],
  tokens: ChartTokens
): Data[] {
  const traceOf = (series: Series, yaxis: 'y' | 'y2', place: number, name: string, unit: string): Data => {
    const { color, dash } = comparedLook(place, tokens)
    return {
      type: 'scatter',
      mode: 'lines',
      x: [...series.x],
      y: [...series.y],
      yaxis,
      name: plainText(name),
      line: { width: 2, shape: 'linear', simplify: true, color, dash },
      connectgaps: false,
      hovertemplate: `${plainText(name)}  <b>%{y:.0f}</b> ${unit}<extra></extra>`
    }
  }
  return lines.flatMap(({ place, name, lines: { percent, power } }) => [
    traceOf(percent, 'y', place, name, '%'),
    traceOf(power, 'y2', place, name, 'W')
  ])
}
