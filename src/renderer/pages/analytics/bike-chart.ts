import { barDrawing } from '../../charts/bar-layout'
import type { ChartTable } from '../../charts/chart-table'
import { t } from '../../i18n/translate'
import { hoursOf, type MakeChart } from './analytics-chart'

/** With more bars only some have room for their names and values. */
const mostNamed = 14

/** How much of the time that the gym was in use each bike was ridden. */
export const bikeChart: MakeChart = ({ by_bike: bikes, in_use_s }, formats, tokens) => {
  const note = t('analytics.bikes.note', { hours: formats.oneDecimal(in_use_s / 3_600) })
  if (!(in_use_s > 0)) {
    return { note, state: { kind: 'empty', title: t('analytics.none.use'), why: t('analytics.none.use.why') } }
  }
  const table: ChartTable = {
    columns: [
      { head: t('analytics.bikes.bike'), field: 'bike_label' },
      { head: t('analytics.ridesHead'), field: 'rides', write: formats.integer },
      { head: t('analytics.hoursHead'), field: 'ride_h', write: formats.oneDecimal },
      { head: t('analytics.bikes.percent'), field: 'utilisation_percent', write: formats.oneDecimal }
    ],
    rows: bikes.map((bike) => [bike.bike_label, bike.rides, hoursOf(bike.ride_s), bike.utilisation_percent])
  }
  const every = Math.ceil(bikes.length / mostNamed)
  return {
    note,
    state: {
      kind: 'shown',
      drawing: barDrawing(
        {
          categories: bikes.map(({ bike_serial, bike_label }) =>
            bike_serial === null ? t('analytics.unknown') : bike_label
          ),
          series: [
            {
              name: t('analytics.bikes.percent'),
              colour: 'text2',
              values: bikes.map(({ utilisation_percent }) => utilisation_percent)
            }
          ],
          write: (percent) => t('analytics.percent', { percent: formats.integer(percent) }),
          isNamed: (index) => index % every === 0,
          labelledFrom: bikes.length > mostNamed ? 2 : 0
        },
        tokens
      ),
      table
    }
  }
}
