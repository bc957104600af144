import type { KeyFigures, ReportFigures } from '../report-figures'
import { calendarDay } from './moments'
import { meanOfCounts, oneDecimal, whole } from './numbers'

/** A figure of the period, and how it moved. */
export interface KeyCard {
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly changes: readonly Change[]
}

/** A change against another period: `▲ +31, +8 %` and `vs Sun`. */
export interface Change {
  /** From the fullest to the shortest: the first that has room is shown. */
  readonly amounts: readonly string[]
  readonly against: string
}

interface Measure {
  readonly label: string
  readonly unit: string
  readonly of: (key: KeyFigures) => number | null
  readonly write: (value: number) => string
  /** Small counts are told without percents: 1 alert after 2 is not "half". */
  readonly hasPercent: boolean
}

const measures: readonly Measure[] = [
  { label: 'Riders', unit: '', of: (key) => key.riders, write: meanOfCounts, hasPercent: true },
  { label: 'Rides', unit: '', of: (key) => key.rides, write: meanOfCounts, hasPercent: true },
  { label: 'Ride hours', unit: 'h', of: (key) => key.rideHours, write: oneDecimal, hasPercent: true },
  { label: 'Average power', unit: 'W', of: (key) => key.averagePowerWatts, write: whole, hasPercent: true },
  { label: 'High alerts', unit: '', of: (key) => key.highAlerts, write: meanOfCounts, hasPercent: false }
]

/** The five figures at the head of a report, each against the period before and the same weekdays. */
export function keyCards(figures: ReportFigures): KeyCard[] {
  const against = againstWords(figures)
  return measures.map((measure) => {
    const value = measure.of(figures.key)
    const change = (other: KeyFigures | null, words: string, isMean: boolean): Change => ({
      amounts: amountsOf(measure, value, other === null ? null : measure.of(other), isMean),
      against: words
    })
    return {
      label: measure.label,
      value: value === null ? '–' : measure.write(value),
      unit: value === null ? '' : measure.unit,
      changes: [
        change(figures.before, against.before, false),
        change(figures.sameWeekday?.mean ?? null, against.weekdays, true)
      ]
    }
  })
}

/** What the changes are against: short words, and one sentence that explains them. */
export function againstWords({ period, sameWeekday }: Pick<ReportFigures, 'period' | 'sameWeekday'>) {
  const [day, dayBefore] = [calendarDay(period.date), calendarDay(period.date, -1)]
  const before = period.kind === 'day' ? `vs ${dayBefore.weekdayShort}` : 'vs 24 h before'
  const weekdays = `vs ${sameWeekday?.days ?? 4} ${day.weekdayShort}`
  const beforeMeaning = period.kind === 'day' ? `the day before, ${dayBefore.short}` : 'the 24 hours before these'
  return {
    before,
    weekdays,
    meaning: `${before}: ${beforeMeaning}. ${weekdays}: ${weekdayMeaning(day.weekday, sameWeekday)}.`
  }
}

function weekdayMeaning(weekday: string, sameWeekday: ReportFigures['sameWeekday']): string {
  if (sameWeekday === null) return `n/a, too little history for a mean of ${weekday}s`
  const { days } = sameWeekday
  return days === 1
    ? `the one ${weekday} of the four weeks before`
    : `mean of ${days} ${weekday}s of the four weeks before`
}

function amountsOf(measure: Measure, value: number | null, other: number | null, isMean: boolean): string[] {
  if (value === null || other === null) return ['n/a']
  const write = isMean && measure.label === 'Average power' ? oneDecimal : measure.write
  const difference = value - other
  const absolute = write(Math.abs(difference))
  if (Number(absolute.replaceAll(',', '')) === 0) return ['= no change', '= 0']
  const [arrow, sign] = difference > 0 ? ['▲', '+'] : ['▼', '−']
  const plain = `${arrow} ${sign}${absolute}`
  if (!measure.hasPercent || other === 0) return [plain]
  // From tenfold on a percentage is a number nobody reads.
  const percent =
    value >= 10 * other ? `×${whole(value / other)}` : `${sign}${whole(Math.abs((100 * difference) / other))} %`
  const short = `${arrow} ${percent}`
  return isMean ? [short, plain] : [`${plain}, ${percent}`, short, plain]
}
