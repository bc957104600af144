import { describe, expect, it } from 'vitest'
import {
  fiveMinuteMeans,
  labelledSpans,
  niceScale,
  quarterHours,
  spansWithoutFeed,
  type ThroughputPoint,
  throughputPoints,
  throughputScale
} from '../../../../../src/renderer/pages/pipeline/throughput-figures'

const startMs = Date.parse('2026-11-24T13:00:00.000Z')
const at = (seconds: number): string => new Date(startMs + seconds * 1_000).toISOString()
const inS = (ms: number): number => (ms - startMs) / 1_000

/** A point each five seconds. */
const pointsOf = (...figures: (number | null)[]): ThroughputPoint[] =>
  figures.map((messagesPerS, index) => ({ atMs: startMs + index * 5_000, messagesPerS }))

describe('throughputPoints', () => {
  it('reads the moments and keeps the order', () => {
    const points = throughputPoints({
      every_s: 5,
      points: [
        { at: at(0), messages_per_s: 48 },
        { at: at(5), messages_per_s: null }
      ]
    })
    expect(points).toEqual(pointsOf(48, null))
  })

  it('puts a point without a figure where points are missing, so that no line is drawn over it', () => {
    const points = throughputPoints({
      every_s: 5,
      points: [
        { at: at(0), messages_per_s: 48 },
        { at: at(6), messages_per_s: 47 },
        { at: at(300), messages_per_s: 46 }
      ]
    })
    expect(points.map(({ atMs, messagesPerS }) => [inS(atMs), messagesPerS])).toEqual([
      [0, 48],
      [6, 47],
      [295, null],
      [300, 46]
    ])
  })
})

describe('spansWithoutFeed', () => {
  const spans = (...figures: (number | null)[]) =>
    spansWithoutFeed(pointsOf(...figures)).map(({ fromMs, toMs }) => [inS(fromMs), inS(toMs)])

  it('reach from the last figure before to the first after', () => {
    expect(spans(1, 1, null, null, 1)).toEqual([[5, 20]])
  })

  it('are open where there is no figure before or after', () => {
    expect(spans(null, null, 1, null)).toEqual([
      [0, 10],
      [10, 15]
    ])
  })

  it('are several where the feed came back between', () => {
    expect(spans(1, null, 1, null, 1)).toEqual([
      [0, 10],
      [10, 20]
    ])
    expect(spans(1, 1)).toEqual([])
  })
})

describe('niceScale', () => {
  it.each([
    [0, 1, 0.25],
    [47.8, 60, 20],
    [190, 200, 50],
    [240, 300, 100],
    [52_311, 60_000, 20_000]
  ])('holds %d with an end at %d in steps of %d', (highest, top, step) => {
    expect(niceScale(highest)).toEqual({ top, step })
  })
})

describe('throughputScale', () => {
  it('holds the highest figure of an even hour', () => {
    expect(throughputScale(pointsOf(48, 50, 47, 60))).toEqual({ highest: 60, peak: null })
    expect(throughputScale(pointsOf(48, 50, 47, 196, 48, 48, 48, 48, 48, 48, 48, 48)).peak).toBeNull()
    expect(throughputScale([])).toEqual({ highest: 0, peak: null })
  })

  it('leaves a short burst to words, so that the rest is not a line at 0', () => {
    const burst = pointsOf(40_000, ...Array.from({ length: 20 }, () => 50))
    expect(throughputScale(burst)).toEqual({ highest: 100, peak: { atMs: startMs, messagesPerS: 40_000 } })
  })

  it('holds a burst that is more than a tenth of what is known, and one after an idle hour', () => {
    expect(throughputScale(pointsOf(50, 40_000, 40_000)).peak).toBeNull()
    expect(throughputScale(pointsOf(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9)).peak).toBeNull()
  })
})

describe('fiveMinuteMeans', () => {
  it('means each five minutes of the clock, newest first, over what is known', () => {
    const points: ThroughputPoint[] = [
      { atMs: startMs + 295_000, messagesPerS: 10 },
      { atMs: startMs + 300_000, messagesPerS: 40 },
      { atMs: startMs + 305_000, messagesPerS: null },
      { atMs: startMs + 310_000, messagesPerS: 60 },
      { atMs: startMs + 600_000, messagesPerS: null }
    ]
    expect(fiveMinuteMeans(points).map((mean) => [inS(mean.fromMs), inS(mean.toMs), mean.messagesPerS])).toEqual([
      [600, 900, null],
      [300, 600, 50],
      [0, 300, 10]
    ])
  })
})

describe('quarterHours', () => {
  it('are the whole quarters within the span, its ends too', () => {
    const hours = (fromS: number, toS: number) =>
      quarterHours({ fromMs: startMs + fromS * 1_000, toMs: startMs + toS * 1_000 }).map(inS)
    expect(hours(0, 3_600)).toEqual([0, 900, 1_800, 2_700, 3_600])
    expect(hours(1, 899)).toEqual([])
    expect(hours(-60, 1_000)).toEqual([0, 900])
  })
})

describe('labelledSpans', () => {
  const span = (fromMinute: number, minutes: number) => ({
    fromMs: startMs + fromMinute * 60_000,
    toMs: startMs + (fromMinute + minutes) * 60_000
  })

  it('are the longest, and others only where words have room', () => {
    const long = span(20, 5)
    const near = span(30, 2)
    const far = span(50, 1)
    expect(labelledSpans([near, long, far])).toEqual([long, far])
    expect(labelledSpans([])).toEqual([])
  })
})
