import type { RidesOverview } from '../../../shared/domain/rides-overview'
import { type Bars, barDrawing } from '../../charts/bar-layout'
import type { ChartKey, ChartState } from '../../charts/chart-pane'
import type { ChartTokens } from '../../charts/chart-theme'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { type ShownGender, shownGenders } from './gender-colours'
import { type GenderRow, genderDrawing } from './gender-layout'
import { type Measure, measured, writerOf } from './measure'

/** A chart, and what the head of its pane says. */
export interface WhoChart {
  readonly note: string
  readonly keys: readonly ChartKey[]
  readonly state: ChartState
}

export const genderWords = ({ kind, genders }: ShownGender): string =>
  kind === 'named' ? (genders[0] ?? '') : kind === 'rest' ? t('rides.gender.rest') : t('rides.unknown')

const nOf = (overview: RidesOverview, formats: Formats): string =>
  t('rides.n', { count: formats.integer(overview.totals.rides) })

/** Rides by the rider's age, each bar split by gender. */
export function ageChart(overview: RidesOverview, measure: Measure, formats: Formats, tokens: ChartTokens): WhoChart {
  const shown = shownGenders(overview.by_gender)
  const write = writerOf(measure, formats)
  const bars: Bars = {
    categories: overview.by_age.map(({ bracket }) => (bracket === 'unknown' ? t('rides.unknown') : bracket)),
    series: shown.map((gender) => ({
      name: genderWords(gender),
      colour: gender.colour,
      isHatched: gender.kind === 'unknown',
      values: overview.by_age.map(({ by_gender }) =>
        by_gender
          .filter((part) => gender.genders.includes(part.gender))
          .reduce((sum, part) => sum + measured(measure, part), 0)
      )
    })),
    write
  }
  return {
    note: nOf(overview, formats),
    keys: shown.map((gender) => ({
      words: genderWords(gender),
      colour: gender.colour,
      look: gender.kind === 'unknown' ? 'hatched' : 'bar'
    })),
    state: {
      kind: 'shown',
      drawing: barDrawing(bars, tokens),
      table: {
        columns: [
          { head: t('rides.age'), field: 'age_bracket' },
          { head: t('rides.gender'), field: 'gender' },
          { head: t('rides.rides'), field: 'rides', write: formats.integer },
          { head: t('rides.hours.head'), field: 'duration_h', write: formats.oneDecimal }
        ],
        rows: overview.by_age.flatMap(({ bracket, by_gender }) =>
          by_gender.map((part) => [bracket, part.gender, part.rides, hours(part.duration_s)])
        )
      }
    }
  }
}

/** Rides by gender, with the median ride. */
export function genderChart(
  overview: RidesOverview,
  measure: Measure,
  formats: Formats,
  tokens: ChartTokens
): WhoChart {
  const all = measured(measure, overview.totals)
  const rows = shownGenders(overview.by_gender).map((gender): GenderRow => {
    const parts = overview.by_gender.filter((part) => gender.genders.includes(part.gender))
    const [only] = parts
    return {
      name: genderWords(gender),
      colour: gender.colour,
      isHatched: gender.kind === 'unknown',
      value: parts.reduce((sum, part) => sum + measured(measure, part), 0),
      // A median of several is none of theirs together.
      medianS: parts.length === 1 && only !== undefined ? only.median_s : null
    }
  })
  return {
    note: nOf(overview, formats),
    keys: [],
    state: {
      kind: 'shown',
      drawing: genderDrawing(rows, all, writerOf(measure, formats), formats, tokens),
      table: {
        columns: [
          { head: t('rides.gender'), field: 'gender' },
          { head: t('rides.rides'), field: 'rides', write: formats.integer },
          { head: t('rides.hours.head'), field: 'duration_h', write: formats.oneDecimal },
          { head: t('rides.median.head'), field: 'median_s', write: formats.integer }
        ],
        rows: overview.by_gender.map((part) => [part.gender, part.rides, hours(part.duration_s), part.median_s])
      }
    }
  }
}

/** Rides by the hour of the gym's clock at which they began. */
export function hourChart(overview: RidesOverview, measure: Measure, formats: Formats, tokens: ChartTokens): WhoChart {
  const hoursUsed = overview.per_hour.filter(({ rides }) => rides > 0).map(({ hour }) => hour)
  const shown = overview.per_hour.filter(
    ({ hour }) => hour >= Math.min(...hoursUsed, 8) && hour <= Math.max(...hoursUsed, 20)
  )
  const peak = shown.reduce((best, part) => (measured(measure, part) > measured(measure, best) ? part : best), {
    hour: 0,
    rides: 0,
    duration_s: 0
  })
  const bars: Bars = {
    categories: shown.map(({ hour }) => hourText(hour)),
    series: [
      {
        name: t('rides.rides'),
        colour: 'text2',
        values: shown.map((part) => measured(measure, part))
      }
    ],
    write: writerOf(measure, formats),
    isNamed: (index) => (shown[index]?.hour ?? 1) % 3 === 0,
    labelledFrom: measure === 'count' ? 0.66 : 0.9
  }
  return {
    note: t('rides.hour.peak', { at: `${hourText(peak.hour)}:00` }),
    keys: [],
    state: {
      kind: 'shown',
      drawing: barDrawing(bars, tokens),
      table: {
        columns: [
          { head: t('rides.hour.head'), field: 'hour' },
          { head: t('rides.rides'), field: 'rides', write: formats.integer },
          { head: t('rides.hours.head'), field: 'duration_h', write: formats.oneDecimal }
        ],
        rows: overview.per_hour.map((part) => [hourText(part.hour), part.rides, hours(part.duration_s)])
      }
    }
  }
}

const hourText = (hour: number): string => String(hour).padStart(2, '0')

/** Seconds as hours, to the second. */
const hours = (seconds: number): number => Math.round((seconds / 3_600) * 10_000) / 10_000
