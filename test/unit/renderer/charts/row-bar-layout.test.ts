import { expect, it } from 'vitest'
import { groupedBarDrawing } from '../../../../src/renderer/charts/grouped-bar-layout'
import { rangeDrawing } from '../../../../src/renderer/charts/range-layout'
import { rowBarDrawing, shortened } from '../../../../src/renderer/charts/row-bar-layout'
import { namedTokens as tokens } from '../pages/ride/chart-tokens-fixture'

const write = (value: number): string => `${value} rides`

it('ends a long name in an ellipsis, and never within a letter', () => {
  expect(shortened('Leeds')).toBe('Leeds')
  expect(shortened('Llanfairpwllgwyngyll')).toBe('Llanfairpwllgwyn…')
  expect(shortened('🚲'.repeat(18))).toBe(`${'🚲'.repeat(16)}…`)
})

it('puts the first row at the top and writes each value at the end of its bar', () => {
  const row = { words: '', isHatched: false }
  const { layout } = rowBarDrawing(
    [
      { ...row, name: 'a', value: 9 },
      { ...row, name: 'b', value: 4 }
    ],
    write,
    tokens
  )
  const [from, to] = layout.yaxis?.range ?? []
  expect(from).toBeGreaterThan(to)
  expect(layout.annotations?.map(({ x, y, text }) => [x, y, text])).toEqual([
    [9, 0, '9 rides'],
    [4, 1, '4 rides']
  ])
})

it('names every category of bars side by side and leaves none without a value', () => {
  const series = [{ name: '<b>', values: [120, null], colour: 'power' as const }]
  const { data, layout } = groupedBarDrawing({ categories: ['<18', 'x'], series, write }, tokens)
  expect(layout).toMatchObject({ barmode: 'group', xaxis: { tickvals: ['&lt;18', 'x'] } })
  expect(data[0]).toMatchObject({ name: '&lt;b&gt;', y: [120, null], customdata: ['120 rides', ''] })
})

it('begins and ends the axis of ranges at a line of its grid, and makes more rides a larger point', () => {
  const point = { x: 1, y: 130, words: '' }
  const points = [
    { ...point, lowest: 92, highest: 151, weight: 100 },
    { ...point, lowest: 120, highest: 140, weight: 25 },
    { ...point, lowest: 130, highest: 130, weight: 1 }
  ]
  const { data, layout } = rangeDrawing(points, 'heartRate', tokens)
  expect(layout.yaxis?.range).toEqual([80, 160])
  expect(data[0]).toMatchObject({ marker: { size: [16, 8, 5] } })
})
