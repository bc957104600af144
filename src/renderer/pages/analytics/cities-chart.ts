import { rowBarDrawing } from '../../charts/row-bar-layout'
import { t } from '../../i18n/translate'
import { hoursOf, knownWords, type MakeChart } from './analytics-chart'

/** So many have room as bars. */
export const mostCities = 15

/** Rides by city: those with most as bars, all of them in the table. */
export const citiesChart: MakeChart = ({ by_city: cities, rides }, formats, tokens) => {
  const known = cities.filter(({ city }) => city !== 'unknown')
  const shown = [...known.slice(0, mostCities), ...cities.filter(({ city }) => city === 'unknown')]
  const count = formats.integer(rides)
  return {
    note:
      known.length <= mostCities
        ? t('analytics.cities.note', { count })
        : t('analytics.cities.notAll', { shown: mostCities, all: formats.integer(known.length), count }),
    state: {
      kind: 'shown',
      drawing: rowBarDrawing(
        shown.map((row) => ({
          name: knownWords(row.city),
          value: row.rides,
          isHatched: row.city === 'unknown',
          words: t('analytics.cities.hover', {
            city: knownWords(row.city),
            rides: t('analytics.rides', { quantity: row.rides, count: formats.integer(row.rides) }),
            riders: t('analytics.riders', { quantity: row.riders, count: formats.integer(row.riders) }),
            hours: formats.oneDecimal(row.ride_s / 3_600)
          })
        })),
        formats.integer,
        tokens
      ),
      table: {
        columns: [
          { head: t('analytics.city'), field: 'city' },
          { head: t('analytics.ridesHead'), field: 'rides', write: formats.integer },
          { head: t('analytics.ridersHead'), field: 'riders', write: formats.integer },
          { head: t('analytics.hoursHead'), field: 'ride_h', write: formats.oneDecimal },
          { head: t('analytics.energyHead'), field: 'energy_kj', write: formats.integer }
        ],
        rows: cities.map((row) => [row.city, row.rides, row.riders, hoursOf(row.ride_s), row.energy_kj])
      }
    }
  }
}
