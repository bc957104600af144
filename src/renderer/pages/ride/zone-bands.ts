import type { Annotations, Shape } from 'plotly.js'
import type { ChartTokens } from '../../charts/chart-theme'
import { plainText } from './plain-text'
import { type ValueRange, type ZoneScale, zoneStarts } from './value-scale'

/** Each zone's bounds within what the axis shows; the highest goes on to its top. */
function zoneBounds([lowest, highest]: ValueRange, zones: ZoneScale) {
  const starts = zoneStarts(zones)
  return starts.flatMap((start, index) => {
    const from = Math.max(lowest, start)
    const to = Math.min(highest, starts[index + 1] ?? highest)
    return to > from ? [{ index, from, to }] : []
  })
}

/** Heart-rate zones on the axis `y`: a band in each one's colour, and a rail beside the plot. */
export const zoneBands = (axis: ValueRange, zones: ZoneScale, tokens: ChartTokens): Partial<Shape>[] =>
  zoneBounds(axis, zones).flatMap(({ index, from, to }): Partial<Shape>[] => {
    const fillcolor = tokens.zones[index] ?? tokens.other
    const bounds: Partial<Shape> = { type: 'rect', yref: 'y', y0: from, y1: to, fillcolor, line: { width: 0 } }
    return [
      { ...bounds, xref: 'paper', x0: 0, x1: 1, opacity: tokens.band, layer: 'below' },
      { ...bounds, xref: 'paper', xsizemode: 'pixel', xanchor: 1, x0: 4, x1: 9 }
    ]
  })

/** The zones' names beside the rail. */
export const zoneLabels = (
  axis: ValueRange,
  zones: ZoneScale,
  zoneWords: (zone: number) => string,
  tokens: ChartTokens
): Partial<Annotations>[] =>
  zoneBounds(axis, zones).map(({ index, from, to }) => ({
    xref: 'paper',
    x: 1,
    xanchor: 'left',
    xshift: 13,
    yref: 'y',
    y: (from + to) / 2,
    text: `<b>${plainText(zoneWords(index + 1))}</b>`,
    showarrow: false,
    font: { size: 11, color: tokens.text2 }
  }))
