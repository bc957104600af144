import { rangeDrawing } from '../../charts/range-layout'
import { t } from '../../i18n/translate'
import { type MakeChart, noHeartRate } from './analytics-chart'

/** How high hearts are at what power. */
export const effortChart: MakeChart = ({ power_heart_rate: steps, power_step }, formats, tokens) => {
  const note = t('analytics.effort.note')
  if (steps.length === 0) return { note, state: noHeartRate() }
  return {
    note,
    state: {
      kind: 'shown',
      drawing: rangeDrawing(
        steps.map((step) => ({
          x: step.from_power + power_step / 2,
          y: step.avg_heart_rate,
          lowest: step.lowest_heart_rate,
          highest: step.highest_heart_rate,
          weight: step.rides,
          words: t('analytics.effort.hover', {
            from: formats.integer(step.from_power),
            to: formats.integer(step.from_power + power_step),
            mean: formats.integer(step.avg_heart_rate),
            lowest: formats.integer(step.lowest_heart_rate),
            highest: formats.integer(step.highest_heart_rate),
            rides: formats.integer(step.rides)
          })
        })),
        'heartRate',
        tokens
      ),
      table: {
        columns: [
          { head: t('analytics.effort.from'), field: 'from_power_w', write: formats.integer },
          { head: t('analytics.effort.to'), field: 'below_power_w', write: formats.integer },
          { head: t('analytics.ridesHead'), field: 'rides', write: formats.integer },
          { head: t('analytics.heartRate'), field: 'avg_heart_rate_bpm', write: formats.integer },
          { head: t('analytics.effort.lowest'), field: 'lowest_heart_rate_bpm', write: formats.integer },
          { head: t('analytics.effort.highest'), field: 'highest_heart_rate_bpm', write: formats.integer }
        ],
        rows: steps.map((step) => [
          step.from_power,
          step.from_power + power_step,
          step.rides,
          step.avg_heart_rate,
          step.lowest_heart_rate,
          step.highest_heart_rate
        ])
      }
    }
  }
}
