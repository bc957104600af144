import type { Annotations, Data, Layout } from 'plotly.js'
import { useMemo } from 'react'
import { Chart } from '../../charts/chart'
import { baseAxis, baseLayout, type ChartTokens, useChartTokens } from '../../charts/chart-theme'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import {
  labelledSpans,
  niceScale,
  quarterHours,
  type Span,
  spansWithoutFeed,
  type ThroughputPoint,
  throughputScale
} from './throughput-figures'

const hourMs = 3_600_000

/** Messages a second over the hour that ends at `endMs` (epoch ms). */
export function ThroughputChart({
  points,
  endMs,
  label
}: {
  readonly points: readonly ThroughputPoint[]
  readonly endMs: number
  readonly label: string
}) {
  const formats = useFormats()
  const tokens = useChartTokens()
  const { data, layout } = useMemo(() => drawing(points, endMs, formats, tokens), [points, endMs, formats, tokens])
  return <Chart className="throughput-chart" data={data} layout={layout} label={label} />
}

function drawing(
  points: readonly ThroughputPoint[],
  endMs: number,
  formats: Formats,
  tokens: ChartTokens
): { readonly data: readonly Data[]; readonly layout: Partial<Layout> } {
  const hour: Span = { fromMs: endMs - hourMs, toMs: endMs }
  const { highest, peak } = throughputScale(points)
  const { top, step } = niceScale(highest)
  const spans = spansWithoutFeed(points)
  const quarters = quarterHours(hour)
  const words = labelledSpans(spans).map((span) => spanWords(span, hour, top, formats, tokens))
  return {
    data: [hatching(spans, top, tokens), line(points, formats, tokens)],
    layout: {
      ...baseLayout(tokens),
      hovermode: 'closest',
      hoverdistance: 60,
      xaxis: {
        ...baseAxis(tokens),
        range: [hour.fromMs, hour.toMs],
        tickmode: 'array',
        tickvals: [...quarters],
        ticktext: quarters.map((ms) => formats.hourMinute(ms))
      },
      yaxis: { ...baseAxis(tokens), range: [0, top], tick0: 0, dtick: step, tickformat: ',' },
      annotations: peak === null ? words : [...words, peakWords(peak, hour, top, formats, tokens)]
    }
  }
}

const line = (points: readonly ThroughputPoint[], formats: Formats, tokens: ChartTokens): Data => ({
  type: 'scatter',
  mode: 'lines',
  x: points.map(({ atMs }) => atMs),
  y: points.map(({ messagesPerS }) => messagesPerS),
  customdata: points.map(({ atMs }) => formats.time(atMs)),
  hovertemplate: '%{customdata}  <b>%{y:,.1f}</b><extra></extra>',
  connectgaps: false,
  line: { color: tokens.text2, width: 2, simplify: true, shape: 'linear' }
})

/** Outlines of the spans, one after the other; a null between two ends the first. */
const hatching = (spans: readonly Span[], top: number, tokens: ChartTokens): Data => ({
  type: 'scatter',
  mode: 'lines',
  x: spans.flatMap(({ fromMs, toMs }) => [fromMs, fromMs, toMs, toMs, fromMs, null]),
  y: spans.flatMap(() => [0, top, top, 0, 0, null]),
  fill: 'toself',
  fillpattern: { shape: '/', size: 7, solidity: 0.24, fgcolor: tokens.lineStrong, bgcolor: 'rgba(0,0,0,0)' },
  line: { width: 0 },
  hoverinfo: 'skip'
})

/** Words at the upper edge, at one side of a span. */
const wordsAt = (
  text: string,
  span: Span,
  side: 'left' | 'right',
  top: number,
  tokens: ChartTokens
): Partial<Annotations> => ({
  x: side === 'left' ? span.fromMs : span.toMs,
  y: top,
  xanchor: side === 'left' ? 'right' : 'left',
  yanchor: 'top',
  xshift: side === 'left' ? -6 : 6,
  yshift: -4,
  text,
  showarrow: false,
  font: { size: 11, color: tokens.text2 }
})

/** How much of the hour words at its edge need. */
const wordsNeedMs = 0.3 * hourMs

function spanWords(span: Span, hour: Span, top: number, formats: Formats, tokens: ChartTokens): Partial<Annotations> {
  const from = formats.hourMinute(span.fromMs)
  const to = formats.hourMinute(span.toMs)
  const text = from === to ? t('throughput.noFeed.at', { at: from }) : t('throughput.noFeed.span', { from, to })
  return wordsAt(text, span, span.fromMs - hour.fromMs > wordsNeedMs ? 'left' : 'right', top, tokens)
}

const peakWords = (
  { atMs, messagesPerS }: ThroughputPoint,
  hour: Span,
  top: number,
  formats: Formats,
  tokens: ChartTokens
): Partial<Annotations> =>
  wordsAt(
    t('throughput.peak', { count: formats.integer(messagesPerS ?? 0) }),
    { fromMs: atMs, toMs: atMs },
    hour.toMs - atMs > wordsNeedMs ? 'right' : 'left',
    // Below words of a span: a feed that comes back is read from a backlog.
    0.9 * top,
    tokens
  )
