import type { RidesOverview } from '../../../shared/domain/rides-overview'
import type { ChartState } from '../../charts/chart-pane'
import type { ChartTokens } from '../../charts/chart-theme'
import { lineDrawing, type Tick } from '../../charts/line-layout'
import type { SeriesColour } from '../../charts/series-colour'
import { type Formats, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** What is drawn over time. */
export const timeFigures = ['energy', 'power', 'resistanceSum', 'resistance'] as const
export type TimeFigure = (typeof timeFigures)[number]

type Bin = RidesOverview['over_time'][number]

interface Figure {
  readonly field: string
  readonly colour: SeriesColour
  readonly isSum: boolean
  readonly of: (bin: Bin) => number | null
  readonly write: (formats: Formats, value: number) => string
}

const figures: Readonly<Record<TimeFigure, Figure>> = {
  energy: {
    field: 'cumulative_energy_mj',
    colour: 'power',
    isSum: true,
    of: (bin) => bin.cumulative_energy_kj / 1_000,
    write: (formats, value) => formats.oneDecimal(value)
  },
  power: {
    field: 'avg_power_w',
    colour: 'power',
    isSum: false,
    of: (bin) => bin.avg_power,
    write: (formats, value) => formats.integer(value)
  },
  resistanceSum: {
    field: 'cumulative_resistance_s',
    colour: 'resistance',
    isSum: true,
    of: (bin) => bin.cumulative_resistance,
    write: (formats, value) => formats.integer(value)
  },
  resistance: {
    field: 'avg_resistance',
    colour: 'resistance',
    isSum: false,
    of: (bin) => bin.avg_resistance,
    write: (formats, value) => formats.oneDecimal(value)
  }
}

/** One figure over the period. `nowMs` (epoch) decides which days need no year. */
export function timeChart(
  overview: RidesOverview,
  which: TimeFigure,
  formats: Formats,
  tokens: ChartTokens,
  nowMs: number
): ChartState {
  const figure = figures[which]
  const bins = overview.over_time.flatMap((bin) => {
    const fromMs = momentMs(bin.from)
    return fromMs === null ? [] : [{ bin, fromMs }]
  })
  const name = binWriter(overview.bin, formats, nowMs)
  const x = bins.map(({ fromMs }) => fromMs)
  return {
    kind: 'shown',
    drawing: lineDrawing(
      {
        x,
        series: [
          {
            name: t(`rides.time.${which}`),
            values: bins.map(({ bin }) => figure.of(bin)),
            colour: figure.colour,
            isFilled: figure.isSum
          }
        ],
        writeX: name,
        write: (value) => figure.write(formats, value),
        ticks: ticksOf(x, overview.bin, formats, nowMs)
      },
      tokens
    ),
    table: {
      columns: [
        { head: t(`rides.time.bin.${overview.bin}`), field: 'from' },
        { head: t('rides.rides'), field: 'rides', write: formats.integer },
        { head: t(`rides.time.${which}.head`), field: figure.field, write: (value) => figure.write(formats, value) }
      ],
      rows: bins.map(({ bin, fromMs }) => [name(fromMs), bin.rides, figure.of(bin)])
    }
  }
}

const binWriter =
  (bin: RidesOverview['bin'], formats: Formats, nowMs: number) =>
  (ms: number): string =>
    bin === 'hour' ? formats.shortMoment(ms, nowMs) : formats.day(ms, nowMs)

const mostTicks = 4

/** A few places of the axis, evenly apart. An hour of another day is named by its clock alone: the axis has no room. */
export function ticksOf(
  x: readonly number[],
  bin: RidesOverview['bin'],
  formats: Formats,
  nowMs: number
): readonly Tick[] {
  const step = Math.max(1, Math.ceil(x.length / mostTicks))
  return x.flatMap((at, index) =>
    index % step === 0 ? [{ at, text: bin === 'hour' ? formats.hourMinute(at) : formats.day(at, nowMs) }] : []
  )
}
