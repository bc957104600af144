import type { Annotations, Data, Shape } from 'plotly.js'
import { baseAxis, baseLayout, type ChartTokens } from '../../charts/chart-theme'
import type { Drawing } from '../../charts/drawing'
import { filling, type SeriesColour } from '../../charts/series-colour'
import { type Formats, formatElapsed } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { plainText } from '../ride/plain-text'

export interface GenderRow {
  readonly name: string
  readonly colour: SeriesColour
  readonly isHatched: boolean
  readonly value: number
  /** s; null where there is none. */
  readonly medianS: number | null
}

/** Rows stand as far apart as if there were this many, at least. */
const fewestRows = 3
const halfBar = 0.13

/** A bar a row over a track that stands for all, with its words above it. Texts are taken as plain text. */
export function genderDrawing(
  rows: readonly GenderRow[],
  all: number,
  write: (value: number) => string,
  formats: Formats,
  tokens: ChartTokens
): Drawing {
  const places = Math.max(fewestRows, rows.length)
  const whole = Math.max(all, 1e-9)
  return {
    data: rows.map(
      (row, index): Data => ({
        type: 'bar',
        orientation: 'h',
        x: [row.value],
        y: [-index],
        width: 2 * halfBar,
        marker: filling(tokens, row.colour, row.isHatched),
        hoverinfo: 'skip'
      })
    ),
    layout: {
      ...baseLayout(tokens),
      margin: { l: 20, r: 20, t: 6, b: 10 },
      barmode: 'overlay',
      hovermode: false,
      xaxis: { ...baseAxis(tokens), visible: false, range: [0, whole] },
      yaxis: { ...baseAxis(tokens), visible: false, range: [-(places - 1) - 0.4, 0.66] },
      shapes: rows.map((_, index) => track(index, whole, tokens)),
      annotations: rows.flatMap((row, index) => [
        words(plainText(row.name), index, 'left', 0, tokens.text1),
        ...(row.medianS === null
          ? []
          : [words(t('rides.median', { time: formatElapsed(row.medianS) }), index, 'right', -116, tokens.text3)]),
        words(`<b>${plainText(write(row.value))}</b>`, index, 'right', -52, tokens.text1, 13),
        words(shareText(row.value, all, formats), index, 'right', 0, tokens.text2)
      ])
    }
  }
}

const shareText = (value: number, all: number, formats: Formats): string =>
  all <= 0 ? '' : t('rides.percent', { percent: formats.oneDecimal((100 * value) / all) })

const track = (index: number, whole: number, tokens: ChartTokens): Partial<Shape> => ({
  type: 'rect',
  layer: 'below',
  x0: 0,
  x1: whole,
  y0: -index - halfBar,
  y1: -index + halfBar,
  line: { width: 0 },
  fillcolor: tokens.surface3
})

const words = (
  text: string,
  index: number,
  side: 'left' | 'right',
  shiftPx: number,
  color: string,
  size = 12
): Partial<Annotations> => ({
  xref: 'paper',
  x: side === 'left' ? 0 : 1,
  xanchor: side,
  xshift: shiftPx,
  y: -index + halfBar,
  yanchor: 'bottom',
  yshift: 3,
  text,
  showarrow: false,
  font: { size, color }
})
