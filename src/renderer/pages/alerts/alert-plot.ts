import type { Annotations, Data, Layout, Shape } from 'plotly.js'
import { heartRateZone } from '../../../shared/figures/heart-rate'
import { baseAxis, baseLayout, type ChartTokens } from '../../charts/chart-theme'
import { limitLine } from '../ride/limit-line'
import { plainText } from '../ride/plain-text'
import { hatch } from '../ride/ride-traces'
import type { Series } from '../ride/series'
import { spikes } from '../ride/time-axis'
import { axisZeroMs } from '../ride/time-places'
import { valueAxis } from '../ride/value-axis'
import type { ValueRange, ZoneScale } from '../ride/value-scale'
import { zoneBands, zoneLabels } from '../ride/zone-bands'
import type { AlertSpans } from './surroundings'

/** What the chart around an alert is drawn from. Moments are epoch ms; places are those of `time-places`. */
export interface AlertPlotFacts {
  readonly heartRate: Series
  /** Spans without a heart rate, by place. */
  readonly silent: readonly (readonly [number, number])[]
  readonly spans: AlertSpans
  /** When the last reading of the ride was; null for none. */
  readonly lastMs: number | null
  readonly dayStartMs: number
  readonly axis: ValueRange
  readonly zones: ZoneScale
  /** bpm; null where the rule has none. */
  readonly limitBpm: number | null
}

export interface AlertPlotWords {
  readonly heartRate: string
  readonly hold: string
  readonly firing: string
  readonly limit: string
  readonly fired: string
  /** "−2 min" to "+2 min" */
  readonly minutes: (minutes: number) => string
  readonly zone: (zone: number) => string
  readonly bpm: string
}

const placeOf = (ms: number, dayStartMs: number): number => axisZeroMs + (ms - dayStartMs)

export function alertTraces(facts: AlertPlotFacts, words: AlertPlotWords, tokens: ChartTokens): Data[] {
  const { heartRate, silent, spans, lastMs, dayStartMs, axis, zones } = facts
  const toPlace = placeOf(spans.toMs, dayStartMs)
  const lastPlace = lastMs === null ? null : placeOf(lastMs, dayStartMs)
  const toCome: readonly (readonly [number, number])[] =
    lastPlace !== null && lastPlace < toPlace ? [[lastPlace, toPlace]] : []
  const zoneOf = (bpm: number | null): string =>
    bpm === null ? '' : plainText(words.zone(heartRateZone((bpm / zones.maximum) * 100, zones.startsPercent)))
  return [
    hatch([...silent, ...toCome], axis, tokens),
    {
      type: 'scatter',
      mode: 'lines',
      x: [...heartRate.x],
      y: [...heartRate.y],
      name: plainText(words.heartRate),
      line: { width: 2, shape: 'linear', simplify: true, color: tokens.heartRate },
      connectgaps: false,
      customdata: heartRate.y.map(zoneOf),
      hovertemplate: `${plainText(words.heartRate)}  <b>%{y:.0f}</b> ${plainText(words.bpm)}, %{customdata}<extra></extra>`
    }
  ]
}

export function alertLayout(facts: AlertPlotFacts, words: AlertPlotWords, tokens: ChartTokens): Partial<Layout> {
  const { spans, dayStartMs, axis, zones } = facts
  const place = (ms: number): number => placeOf(ms, dayStartMs)
  const minutes = [-2, -1, 0, 1, 2]
  return {
    ...baseLayout(tokens),
    // The spike has an edge in this colour: without one it is taken for white.
    paper_bgcolor: tokens.surface1,
    margin: { l: 44, r: 58, t: 24, b: 26 },
    hovermode: 'x unified',
    xaxis: {
      ...baseAxis(tokens),
      type: 'date',
      range: [place(spans.fromMs), place(spans.toMs)],
      tickmode: 'array',
      tickvals: minutes.map((minute) => place(spans.firedMs + minute * 60_000)),
      ticktext: minutes.map((minute) => plainText(minute === 0 ? words.fired : words.minutes(minute))),
      hoverformat: '%H:%M:%S',
      ...spikes(tokens)
    },
    yaxis: valueAxis(axis, undefined, tokens),
    shapes: [...zoneBands(axis, zones, tokens), ...limitShapes(facts, tokens), ...spanShapes(facts, tokens)],
    annotations: [
      ...zoneLabels(axis, zones, words.zone, tokens),
      ...limitLabels(facts, words, tokens),
      ...spanLabels(facts, words, tokens)
    ]
  }
}

const limitShapes = ({ limitBpm }: AlertPlotFacts, tokens: ChartTokens): Partial<Shape>[] =>
  limitBpm === null ? [] : [limitLine(limitBpm, tokens)]

const limitLabels = (
  { limitBpm }: AlertPlotFacts,
  { limit }: AlertPlotWords,
  tokens: ChartTokens
): Partial<Annotations>[] =>
  limitBpm === null
    ? []
    : [
        {
          xref: 'paper',
          x: 0,
          xanchor: 'left',
          xshift: 6,
          yref: 'y',
          y: limitBpm,
          yanchor: 'bottom',
          text: plainText(limit),
          showarrow: false,
          font: { size: 11, color: tokens.text1 }
        }
      ]

/** Hold and firing as a bar above the plot. */
function spanShapes({ spans, dayStartMs }: AlertPlotFacts, tokens: ChartTokens): Partial<Shape>[] {
  const bar = ([fromMs, toMs]: readonly [number, number]): Partial<Shape> => ({
    type: 'rect',
    xref: 'x',
    x0: placeOf(fromMs, dayStartMs),
    x1: placeOf(toMs, dayStartMs),
    yref: 'paper',
    ysizemode: 'pixel',
    yanchor: 1,
    y0: 9,
    y1: 15
  })
  return [
    ...(spans.hold === null
      ? []
      : [{ ...bar(spans.hold), fillcolor: tokens.surface2, line: { color: tokens.text3, width: 1 } }]),
    // Alarm red is never without its keyline.
    { ...bar(spans.firing), fillcolor: tokens.alarm, line: { color: tokens.text1, width: 0.75 } }
  ]
}

/** A hold that begins too near the edge has no room for its words beside it: they are left to what happened. */
const roomForHoldMs = 45_000

function spanLabels(
  { spans, dayStartMs }: AlertPlotFacts,
  words: AlertPlotWords,
  tokens: ChartTokens
): Partial<Annotations>[] {
  const label: Partial<Annotations> = { yref: 'paper', y: 1, yanchor: 'middle', yshift: 12, showarrow: false }
  const holdFromMs = spans.hold?.[0] ?? null
  return [
    ...(holdFromMs === null || holdFromMs - spans.fromMs < roomForHoldMs
      ? []
      : [
          {
            ...label,
            xref: 'x' as const,
            x: placeOf(holdFromMs, dayStartMs),
            xanchor: 'right' as const,
            xshift: -5,
            text: plainText(words.hold),
            font: { size: 11, color: tokens.axis }
          }
        ]),
    {
      ...label,
      xref: 'x',
      x: placeOf(spans.firing[1], dayStartMs),
      xanchor: 'left',
      xshift: 5,
      text: `<b>${plainText(words.firing)}</b>`,
      font: { size: 11, color: tokens.text1 }
    }
  ]
}
