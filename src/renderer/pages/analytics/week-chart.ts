import { heatDrawing } from '../../charts/heat-layout'
import { t } from '../../i18n/translate'
import { weekdayWords } from '../reports/day-words'
import { hourText, type MakeChart, shownHours } from './analytics-chart'

/** Rides by hour and day of the week. */
export const weekChart: MakeChart = ({ by_weekday_hour: cells }, formats, tokens) => {
  const hours = shownHours(cells.flatMap(({ rides, hour }) => (rides > 0 ? hour : [])))
  const meanOf = new Map(cells.map(({ weekday, hour, mean }) => [weekday * 24 + hour, mean]))
  const highest = cells.reduce((most, { mean }) => Math.max(most, mean ?? 0), 0)
  // Few rides are seldom whole ones on average.
  const write = highest < 10 ? formats.oneDecimal : formats.integer
  const busiest = cells.find(({ mean }) => mean === highest)
  return {
    note: t('analytics.week.note'),
    scale: {
      least: t('analytics.week.least'),
      most: t('analytics.week.most', { count: write(Math.max(highest, 1)) })
    },
    ...(busiest === undefined
      ? {}
      : {
          label: t('analytics.week.label', {
            weekday: weekdayWords[busiest.weekday]?.long ?? '',
            hour: hourText(busiest.hour),
            mean: write(highest)
          })
        }),
    state: {
      kind: 'shown',
      drawing: heatDrawing(
        {
          columns: hours.map(hourText),
          rows: weekdayWords.map(({ short }) => short),
          values: weekdayWords.map((_, weekday) => hours.map((hour) => meanOf.get(weekday * 24 + hour) ?? null)),
          write,
          isNamed: (index) => (hours[index] ?? 1) % 2 === 0
        },
        tokens
      ),
      table: {
        columns: [
          { head: t('analytics.week.weekday'), field: 'weekday' },
          { head: t('analytics.week.hour'), field: 'hour' },
          { head: t('analytics.ridesHead'), field: 'rides', write: formats.integer },
          { head: t('analytics.week.mean'), field: 'rides_mean', write: formats.oneDecimal }
        ],
        rows: cells.map(({ weekday, hour, rides, mean }) => [
          weekdayWords[weekday]?.short ?? '',
          hourText(hour),
          rides,
          mean
        ])
      }
    }
  }
}
