import { baseAxis, type ChartTokens } from '../../charts/chart-theme'
import { axisZeroMs, type TimeBase } from './time-places'
import type { AiryAxis } from './value-axis'

/** A time axis; the title of the box above it is not among Plotly's own types. */
interface TimeAxis extends AiryAxis {
  readonly unifiedhovertitle: { readonly text: string }
}

const hourMs = 3_600_000

/** A place as a bound of the axis: these alone are taken for UTC. */
const bound = (place: number): number => place - axisZeroMs + Date.UTC(2001, 0, 1)

/**
 * The time axis below plots, in places of `time-places`. Its range is told as what an
 * automatic range is to be, so that a range someone has chosen by hand is not taken away by the next reading.
 */
export function timeAxis(
  [from, to]: readonly [number, number],
  base: TimeBase,
  anchor: 'y2' | 'y3',
  tokens: ChartTokens
): TimeAxis {
  const format = base === 'clock' ? '%H:%M:%S' : to - axisZeroMs >= hourMs ? '%-H:%M:%S' : '%-M:%S'
  const tickFormat = base === 'clock' && to - from > 600_000 ? '%H:%M' : format
  return {
    ...baseAxis(tokens),
    type: 'date',
    anchor,
    autorange: true,
    autorangeoptions: { minallowed: bound(from), maxallowed: bound(to) },
    fixedrange: false,
    nticks: 7,
    ticklabelstandoff: 4,
    tickformat: tickFormat,
    hoverformat: format,
    // No zone is written: it stands in the head of the page.
    unifiedhovertitle: { text: `<b>%{x|${format}}</b>` },
    ...spikes(tokens)
  }
}

/** The line through all plots at the place that is pointed at. */
export const spikes = (tokens: ChartTokens) =>
  ({
    showspikes: true,
    spikemode: 'across',
    spikesnap: 'hovered data',
    spikedash: 'dot',
    spikethickness: 1,
    spikecolor: tokens.text2
  }) as const
