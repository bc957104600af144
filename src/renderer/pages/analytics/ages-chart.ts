import type { BarSeries } from '../../charts/bar-layout'
import { groupedBarDrawing } from '../../charts/grouped-bar-layout'
import { t } from '../../i18n/translate'
import { ageBrackets } from '../../ui/filters/ride-filter-search'
import { shownGenders } from '../rides/gender-colours'
import { knownWords, type MakeChart, noHeartRate } from './analytics-chart'

/** Heart rate by gender and age. */
export const agesChart: MakeChart = ({ heart_rate_by_gender_age: groups }, formats, tokens) => {
  const note = t('analytics.ages.note')
  if (groups.every(({ avg_heart_rate }) => avg_heart_rate === null)) return { note, state: noHeartRate() }
  const inOrder = [...new Set(groups.map(({ gender }) => gender))]
  // Means of several genders together can not be told from theirs.
  const genders = shownGenders(inOrder.map((gender) => ({ gender }))).filter(({ kind }) => kind !== 'rest')
  const brackets = ageBrackets.filter((bracket) => groups.some((group) => group.bracket === bracket))
  const series = genders.map(
    ({ genders: [gender = ''], colour, kind }): BarSeries => ({
      name: knownWords(gender),
      colour,
      isHatched: kind === 'unknown',
      values: brackets.map(
        (bracket) =>
          groups.find((group) => group.gender === gender && group.bracket === bracket)?.avg_heart_rate ?? null
      )
    })
  )
  return {
    note,
    keys: series.map(({ name, colour, isHatched }) => ({
      words: name,
      colour,
      look: isHatched === true ? 'hatched' : 'bar'
    })),
    state: {
      kind: 'shown',
      drawing: groupedBarDrawing(
        {
          categories: brackets.map(knownWords),
          series,
          write: (value) => t('analytics.bpm', { value: formats.integer(value) })
        },
        tokens
      ),
      table: {
        columns: [
          { head: t('analytics.gender'), field: 'gender' },
          { head: t('analytics.age'), field: 'age_bracket' },
          { head: t('analytics.ridesHead'), field: 'rides', write: formats.integer },
          { head: t('analytics.heartRate'), field: 'avg_heart_rate_bpm', write: formats.integer }
        ],
        rows: groups.map((group) => [group.gender, group.bracket, group.rides, group.avg_heart_rate])
      }
    }
  }
}
