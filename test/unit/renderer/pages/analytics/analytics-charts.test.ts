import { describe, expect, it } from 'vitest'
import type { ChartTable } from '../../../../../src/renderer/charts/chart-table'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { agesChart } from '../../../../../src/renderer/pages/analytics/ages-chart'
import { type AnalyticsChart, shownHours } from '../../../../../src/renderer/pages/analytics/analytics-chart'
import { bikeChart } from '../../../../../src/renderer/pages/analytics/bike-chart'
import { citiesChart } from '../../../../../src/renderer/pages/analytics/cities-chart'
import { effortChart } from '../../../../../src/renderer/pages/analytics/effort-chart'
import { hoursChart } from '../../../../../src/renderer/pages/analytics/hours-chart'
import { weekChart } from '../../../../../src/renderer/pages/analytics/week-chart'
import { namedTokens as tokens } from '../ride/chart-tokens-fixture'
import { analyticsOf } from './analytics-fixture'

const formats = createFormats('UTC')

const shown = ({ state }: AnalyticsChart) => {
  if (state.kind !== 'shown') throw new Error(`The chart is ${state.kind}`)
  return state
}
const rowsOf = (chart: AnalyticsChart): ChartTable['rows'] => shown(chart).table.rows

describe('rides by hour and day', () => {
  it('has every hour of the week in its table and only those of use in the map', () => {
    const chart = weekChart(analyticsOf(), formats, tokens)
    expect(rowsOf(chart)).toHaveLength(7 * 24)
    expect(rowsOf(chart)[18]).toEqual(['Mon', '18', 9, 4.5])
    expect(shown(chart).drawing.data[0]).toMatchObject({ x: Array.from({ length: 15 }, (_, index) => index) })
  })

  it('says in a sentence when most ride', () => {
    const chart = weekChart(analyticsOf(), formats, tokens)
    expect(chart.label).toBe('Rides by hour and day. Most on Monday from 18: 4.5 on average.')
    expect(chart.scale?.most).toBe('4.5 rides')
  })
})

it('shows the hours of a usual day, and more where there were rides', () => {
  expect(shownHours([])).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  expect(shownHours([6, 22]).at(0)).toBe(6)
  expect(shownHours([6, 22]).at(-1)).toBe(22)
})

describe('utilisation', () => {
  it('has each bike in hours and percent of the time in use', () => {
    const chart = bikeChart(analyticsOf(), formats, tokens)
    expect(rowsOf(chart)).toEqual([['Bike 07', 4, 1.5, 37.5]])
    expect(chart.note).toBe('% of 4.0\u00a0h in use')
  })

  it('says why there is none where no time has passed', () => {
    const { state } = bikeChart(analyticsOf({ in_use_s: 0 }), formats, tokens)
    expect(state).toMatchObject({ kind: 'empty', title: 'No bike in use' })
  })
})

describe('by hour', () => {
  it('draws an hour without rides as a gap', () => {
    const { drawing } = shown(hoursChart(analyticsOf(), formats, tokens))
    const [heartRate, power] = drawing.data
    expect(heartRate).toMatchObject({ y: [...Array(10).fill(null), 141.2, null, null] })
    expect(power).toMatchObject({ y: [...Array(10).fill(null), 118, null, null] })
  })

  it('says why there is nothing where no ride has readings', () => {
    const by_hour = analyticsOf().by_hour.map((hour) => ({ ...hour, avg_heart_rate: null, avg_power: null }))
    expect(hoursChart(analyticsOf({ by_hour }), formats, tokens).state.kind).toBe('empty')
  })
})

describe('power against heart rate', () => {
  it('has a point in the middle of each step with the range of its rides', () => {
    const chart = effortChart(analyticsOf(), formats, tokens)
    expect(shown(chart).drawing.data[0]).toMatchObject({
      x: [110],
      y: [140],
      error_y: { array: [22], arrayminus: [30] }
    })
    expect(rowsOf(chart)).toEqual([[100, 120, 5, 140, 110, 162]])
  })

  it('says why there is nothing where no ride has both', () => {
    expect(effortChart(analyticsOf({ power_heart_rate: [] }), formats, tokens).state.kind).toBe('empty')
  })
})

describe('heart rate by gender and age', () => {
  it('stands genders side by side, youngest first, with a gap for a group without rides', () => {
    const chart = agesChart(analyticsOf(), formats, tokens)
    const { data } = shown(chart).drawing
    expect(data.map((trace) => ({ ...trace })).map(({ name }) => name)).toEqual(['female', 'unknown'])
    expect(data[0]).toMatchObject({ x: ['18-24', 'unknown'], y: [150, null] })
    expect(data[1]).toMatchObject({ y: [null, 138] })
    expect(chart.keys?.map(({ look }) => look)).toEqual(['bar', 'hatched'])
  })
})

describe('rides by city', () => {
  const cities = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      city: `City ${index}`,
      rides: 100 - index,
      riders: 3,
      ride_s: 3_600,
      energy_kj: 500
    }))
  const unknown = { city: 'unknown', rides: 900, riders: 0, ride_s: 0, energy_kj: 0 }

  it('draws the fifteen with most rides and the unknown, and has all in the table', () => {
    const chart = citiesChart(analyticsOf({ by_city: [...cities(20), unknown], rides: 2_710 }), formats, tokens)
    const [known, hatched] = shown(chart).drawing.data
    expect(known).toMatchObject({ x: { length: 15 } })
    expect(hatched).toMatchObject({ x: [900], y: [15], marker: { pattern: { shape: '/' } } })
    expect(rowsOf(chart)).toHaveLength(21)
    expect(chart.note).toBe('first 15 of 20, n = 2,710')
  })

  it('shows the name of a strange city as it is written', () => {
    const by_city = cities(1).map((row) => ({ ...row, city: '<b>Leeds</b>' }))
    const text = JSON.stringify(shown(citiesChart(analyticsOf({ by_city }), formats, tokens)).drawing)
    expect(text).toContain('&lt;b&gt;Leeds')
    expect(text).not.toContain('<b>Leeds')
  })
})
