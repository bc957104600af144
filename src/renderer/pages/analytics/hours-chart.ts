import { lineDrawing } from '../../charts/line-layout'
import { t } from '../../i18n/translate'
import { hourText, type MakeChart, noHeartRate, shownHours } from './analytics-chart'

const stepOfY = 20

/** Heart rate and power by the hour at which rides began. */
export const hoursChart: MakeChart = ({ by_hour }, formats, tokens) => {
  const note = t('analytics.hours.note')
  const values = by_hour.flatMap((hour) => [hour.avg_heart_rate ?? [], hour.avg_power ?? []].flat())
  if (values.length === 0) return { note, state: noHeartRate() }
  const shown = shownHours(by_hour.flatMap(({ rides, hour }) => (rides > 0 ? hour : [])))
  const of = (figure: 'avg_heart_rate' | 'avg_power') => shown.map((hour) => by_hour[hour]?.[figure] ?? null)
  return {
    note,
    keys: [
      { words: t('analytics.hours.bpm'), colour: 'heartRate', look: 'line' },
      { words: t('analytics.hours.watts'), colour: 'power', look: 'dashed' }
    ],
    state: {
      kind: 'shown',
      drawing: lineDrawing(
        {
          x: shown,
          series: [
            { name: t('analytics.hours.bpm'), values: of('avg_heart_rate'), colour: 'heartRate' },
            { name: t('analytics.hours.watts'), values: of('avg_power'), colour: 'power', isDashed: true }
          ],
          writeX: (hour) => `${hourText(hour)}:00`,
          write: formats.integer,
          ticks: shown.flatMap((hour) => (hour % 2 === 0 ? { at: hour, text: hourText(hour) } : [])),
          lowest: Math.max(0, Math.floor(Math.min(...values) / stepOfY) * stepOfY)
        },
        tokens
      ),
      table: {
        columns: [
          { head: t('analytics.week.hour'), field: 'hour' },
          { head: t('analytics.ridesHead'), field: 'rides', write: formats.integer },
          { head: t('analytics.heartRate'), field: 'avg_heart_rate_bpm', write: formats.integer },
          { head: t('analytics.power'), field: 'avg_power_w', write: formats.integer }
        ],
        rows: by_hour.map((hour) => [hourText(hour.hour), hour.rides, hour.avg_heart_rate, hour.avg_power])
      }
    }
  }
}
