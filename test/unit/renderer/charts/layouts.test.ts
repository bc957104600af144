import { expect, it } from 'vitest'
import { barDrawing } from '../../../../src/renderer/charts/bar-layout'
import { heatDrawing, topValues } from '../../../../src/renderer/charts/heat-layout'
import { lineDrawing } from '../../../../src/renderer/charts/line-layout'
import { namedTokens as tokens } from '../pages/ride/chart-tokens-fixture'

const write = (value: number): string => String(value)

it('shows names of strangers as they are written, not as markup', () => {
  const bars = { categories: ['<18'], series: [{ name: '<b>x</b>', values: [1], colour: 'power' as const }], write }
  const text = JSON.stringify(barDrawing(bars, tokens))
  expect(text).toContain('&lt;b&gt;x&lt;/b&gt;')
  expect(text).not.toContain('<b>x')
  const heat = { columns: ['<i>'], rows: ['<u>'], values: [[1]], write }
  expect(JSON.stringify(heatDrawing(heat, tokens))).not.toMatch(/<[iu]>/)
})

it('writes the sum of a stack above it, and nothing above none', () => {
  const series = [
    { name: 'a', values: [2, 0], colour: 'power' as const },
    { name: 'b', values: [3, null], colour: 'cadence' as const }
  ]
  const { layout } = barDrawing({ categories: ['x', 'y'], series, write }, tokens)
  expect(layout.annotations?.map(({ text }) => text)).toEqual(['5'])
})

it('draws a gap as a gap', () => {
  const { data } = lineDrawing(
    { x: [1, 2, 3], series: [{ name: 'a', values: [1, null, 3], colour: 'power' }], writeX: write, write, ticks: [] },
    tokens
  )
  expect(data[0]).toMatchObject({ y: [1, null, 3], connectgaps: false })
})

it('prints only the highest values of a heat map', () => {
  const top = topValues([
    [1, 9, 0],
    [null, 7, 8],
    [2, 3, 4]
  ])
  expect(top.map(({ value }) => value)).toEqual([9, 8, 7, 4, 3, 2])
  expect(top[0]).toEqual({ row: 0, column: 1, value: 9 })
})
