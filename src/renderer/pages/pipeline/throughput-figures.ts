import type { Throughput } from '../../../shared/domain/pipeline'
import { momentMs } from '../../i18n/format'

/** Messages read a second at a moment (epoch ms); null where nothing was fed. */
export interface ThroughputPoint {
  readonly atMs: number
  readonly messagesPerS: number | null
}

/** From and to, epoch ms. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

const minuteMs = 60_000

/** The points in order. Where points are missing (the machine slept) one without a figure stands in their place. */
export function throughputPoints({ points, every_s }: Throughput): readonly ThroughputPoint[] {
  const everyMs = every_s * 1_000
  const filled: ThroughputPoint[] = []
  for (const { at, messages_per_s } of points) {
    const atMs = momentMs(at)
    if (atMs === null) continue
    const before = filled.at(-1)
    if (before !== undefined && atMs - before.atMs > 2.5 * everyMs) {
      filled.push({ atMs: atMs - everyMs, messagesPerS: null })
    }
    filled.push({ atMs, messagesPerS: messages_per_s })
  }
  return filled
}

/** Spans without a feed: from the last figure before to the first one after, as far as there are. */
export function spansWithoutFeed(points: readonly ThroughputPoint[]): readonly Span[] {
  const spans: Span[] = []
  points.forEach((point, index) => {
    if (point.messagesPerS !== null) return
    const fromMs = points[index - 1]?.atMs ?? point.atMs
    const toMs = points[index + 1]?.atMs ?? point.atMs
    const before = spans.at(-1)
    if (before !== undefined && fromMs < before.toMs) spans[spans.length - 1] = { fromMs: before.fromMs, toMs }
    else spans.push({ fromMs, toMs })
  })
  return spans
}

/** The upper end and the step of a scale from 0 that holds `highest` in at most four steps. */
export function niceScale(highest: number): { readonly top: number; readonly step: number } {
  const least = Math.max(highest, 1) / 4
  const power = 10 ** Math.floor(Math.log10(least))
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= least) ?? 10)
  return { top: step * Math.ceil(Math.max(highest, 1) / step), step }
}

/** What the scale has to hold, and the highest point where it is left outside. */
export interface ThroughputScale {
  readonly highest: number
  readonly peak: ThroughputPoint | null
}

/**
 * Reading a backlog is a thousand times as fast as a gym: on one scale the gym would be a line at 0. Where the highest
 * figure is more than six times what nine of ten stay below, the scale is made for the nine and the peak is left to words.
 */
export function throughputScale(points: readonly ThroughputPoint[]): ThroughputScale {
  const known = points.flatMap(({ messagesPerS }) => messagesPerS ?? []).toSorted((one, other) => one - other)
  const highest = known.at(-1) ?? 0
  const usual = known[Math.floor(0.9 * (known.length - 1))] ?? 0
  if (usual === 0 || highest <= 6 * usual) return { highest, peak: null }
  return { highest: 2 * usual, peak: points.find(({ messagesPerS }) => messagesPerS === highest) ?? null }
}

/** Mean figure of five minutes; null where nothing was fed. */
export interface ThroughputMean extends Span {
  readonly messagesPerS: number | null
}

/** Means of each five minutes of the clock, newest first. */
export function fiveMinuteMeans(points: readonly ThroughputPoint[]): readonly ThroughputMean[] {
  const spanMs = 5 * minuteMs
  const figures = new Map<number, number[]>()
  for (const { atMs, messagesPerS } of points) {
    const fromMs = Math.floor(atMs / spanMs) * spanMs
    const known = figures.get(fromMs) ?? []
    if (messagesPerS !== null) known.push(messagesPerS)
    figures.set(fromMs, known)
  }
  return [...figures]
    .toSorted(([one], [other]) => other - one)
    .map(([fromMs, known]) => ({
      fromMs,
      toMs: fromMs + spanMs,
      messagesPerS: known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0) / known.length
    }))
}

/** Whole quarters of an hour within a span, epoch ms: where the time axis is labelled. Zones are offset by quarters. */
export function quarterHours({ fromMs, toMs }: Span): readonly number[] {
  const quarterMs = 15 * minuteMs
  const first = Math.ceil(fromMs / quarterMs) * quarterMs
  const count = Math.max(0, Math.floor((toMs - first) / quarterMs) + 1)
  return Array.from({ length: count }, (_, index) => first + index * quarterMs)
}

/** How near two spans may be, from one's beginning to the other's, for both to have words beside them. */
const wordsNeedMs = 20 * minuteMs

/** The spans with room for words beside them, the longest first. */
export function labelledSpans(spans: readonly Span[]): readonly Span[] {
  const labelled: Span[] = []
  for (const span of spans.toSorted((one, other) => other.toMs - other.fromMs - (one.toMs - one.fromMs))) {
    if (labelled.every(({ fromMs }) => Math.abs(fromMs - span.fromMs) >= wordsNeedMs)) labelled.push(span)
  }
  return labelled
}
