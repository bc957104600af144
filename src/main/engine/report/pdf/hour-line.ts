import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { ReportFigures, ReportHour } from '../report-figures'
import { drawEmptyNote } from './empty-note'
import { clock, endClock } from './moments'
import { whole } from './numbers'
import { type Box, ink, type Sheet, smallText } from './sheet'

/** Hours with fewer riders than this say more of a person than of the gym. */
export const smallHourRiders = 5

export interface HourPoint {
  readonly atMs: number
  readonly label: string
  readonly value: number | null
  /** Riders of an hour with few; null where there are enough. */
  readonly few: number | null
}

export interface HourLine {
  readonly points: readonly HourPoint[]
  readonly fromMs: number
  readonly toMs: number
  readonly ticks: readonly HourTick[]
  readonly isDashed: boolean
  /** For the tag tree: `Average heart rate`. */
  readonly what: string
  readonly unit: string
}

export interface HourTick {
  readonly atMs: number
  readonly label: string
}

/** Points in the middle of their hours; of hours with few riders marked, or without a value where they are hidden. */
export function hourPoints(
  { hours, period }: Pick<ReportFigures, 'hours' | 'period'>,
  figureOf: (hour: ReportHour) => number | null,
  hidesSmallHours: boolean
): HourPoint[] {
  return hours.map((hour, at) => {
    const isSmall = hour.riders < smallHourRiders
    return {
      atMs: (hour.fromMs + (hours[at + 1]?.fromMs ?? period.toMs)) / 2,
      label: hour.label,
      value: isSmall && hidesSmallHours ? null : figureOf(hour),
      few: isSmall ? hour.riders : null
    }
  })
}

/** Where an axis of the period is marked: each `every` hours of the wall clock, and its end. */
export function hourTicks(figures: Pick<ReportFigures, 'hours' | 'period' | 'timeZone'>, every: number): HourTick[] {
  const { hours, period, timeZone } = figures
  const end = { atMs: period.toMs, label: endClock(figures) }
  const marked = hours.filter(
    // An hour that the period begins within has no mark of its own.
    ({ label, fromMs }) => Number(label.slice(0, 2)) % every === 0 && clock(fromMs, timeZone) === label
  )
  // An hour that comes twice is marked once; one just before the end would run into it.
  const ticks = marked.filter(({ label }, at) => label !== marked[at - 1]?.label)
  const kept = ticks.filter(({ fromMs }) => end.atMs - fromMs > (every / 2) * 3_600_000)
  return [...kept.map(({ fromMs, label }) => ({ atMs: fromMs, label })), end]
}

export function drawHourLine(sheet: Sheet, chart: HourLine, box: Box): void {
  const drawn = chart.points.flatMap((point) => (point.value === null ? [] : [{ ...point, value: point.value }]))
  if (drawn.length === 0) {
    drawEmptyNote(sheet, 'No hour with a value to show.', { ...box, y: box.y + 8, height: box.height - 26 })
    return
  }
  const plot = { left: box.x + 32, right: box.x + box.width - 16, top: box.y + 6, bottom: box.y + box.height - 20 }
  const values = drawn.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const margin = Math.max(10, (high - low) * 0.15)
  const up = scaleLinear([Math.max(0, low - margin), high + margin], [plot.bottom, plot.top]).nice(4)
  const across = scaleLinear([chart.fromMs, chart.toMs], [plot.left, plot.right])
  const axisText = { size: smallText, color: ink.soft } as const
  const path = line<HourPoint>()
    .defined(({ value }) => value !== null)
    .x(({ atMs }) => across(atMs))
    .y(({ value }) => up(value ?? 0))
    .digits(2)(chart.points)
  sheet.tag(
    'Figure',
    () => {
      for (const tick of up.ticks(4)) {
        sheet.line([plot.left, up(tick)], [plot.right, up(tick)], ink.grid)
        sheet.text(whole(tick), plot.left - 6, up(tick) + 4, { ...axisText, align: 'right' })
      }
      for (const { atMs, label } of chart.ticks) {
        sheet.line([across(atMs), plot.top], [across(atMs), plot.bottom], ink.grid)
        sheet.text(label, across(atMs), plot.bottom + 16, { ...axisText, align: 'center' })
      }
      if (path !== null) sheet.path(path, { stroke: ink.text, lineWidth: 1.4, ...(chart.isDashed ? { dash: 4 } : {}) })
      for (const { atMs, value, few } of drawn) {
        drawMarker(sheet, chart.isDashed, across(atMs), up(value), few)
      }
    },
    { alt: `Line chart, ${chart.what} by hour in ${chart.unit}: ${drawn.map(told).join('; ')}.`, box }
  )
}

const told = ({ label, value, few }: HourPoint): string =>
  `${label} ${value === null ? '' : whole(value)}${few === null ? '' : ` (${few === 1 ? '1 rider' : `${few} riders`})`}`

function drawMarker(sheet: Sheet, isSquare: boolean, x: number, y: number, few: number | null): void {
  const paint = { fill: few === null ? ink.text : ink.paper, stroke: ink.text } as const
  if (isSquare) sheet.box({ x: x - 2.5, y: y - 2.5, width: 5, height: 5 }, { ...paint, lineWidth: 1.3 })
  else sheet.circle(x, y, 2.6, paint)
  if (few !== null) sheet.text(String(few), x, y - 7, { size: smallText, color: ink.soft, align: 'center' })
}
