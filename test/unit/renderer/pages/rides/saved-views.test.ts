import { expect, it } from 'vitest'
import { parseViews, viewOf, withView } from '../../../../../src/renderer/pages/rides/saved-views'

const evening = { name: 'Evening peak', search: { period: '7d' as const, genders: ['female'] } }

it('finds a view by what it shows', () => {
  expect(viewOf([evening], { period: '7d', genders: ['female'] })).toBe(evening)
  expect(viewOf([evening], { period: '7d' })).toBeNull()
})

it('keeps one view of a name, in the order of names', () => {
  const morning = { name: 'Dawn', search: {} }
  const again = { ...evening, search: { period: 'all' as const } }
  expect(withView([evening], morning)).toEqual([morning, evening])
  expect(withView([evening], again)).toEqual([again])
})

it('reads back what was stored and leaves out what is no view', () => {
  expect(parseViews(JSON.stringify([evening, { name: '' }, 7, null, { name: 'x', search: 3 }]))).toEqual([evening])
  expect(parseViews('no JSON')).toEqual([])
  expect(parseViews('{}')).toEqual([])
  expect(parseViews(null)).toEqual([])
})
