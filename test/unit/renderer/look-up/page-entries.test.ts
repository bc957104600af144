import { expect, it } from 'vitest'
import { matchEntries, pageEntries } from '../../../../src/renderer/look-up/page-entries'

const entries = pageEntries('dark', false)
const ids = (query: string) => matchEntries(entries, query).map(({ id }) => id)

it('lists all pages and actions while nothing is typed', () => {
  expect(ids(' ')).toEqual([
    '/floor',
    '/alerts',
    '/riders',
    '/rides',
    '/leaderboard',
    '/analytics',
    '/reports',
    '/pipeline',
    '/exports',
    '/settings',
    'wall',
    'theme',
    'keys'
  ])
})

it('finds by the beginnings of words, in any order, and by other names of the thing', () => {
  expect(ids('pip')).toEqual(['/pipeline'])
  expect(ids('light switch')).toEqual(['theme'])
  expect(ids('theme')).toEqual(['theme'])
  expect(ids('shortcuts')).toEqual(['keys'])
  expect(ids('alarm')).toEqual(['/alerts'])
  expect(ids('pdf')).toEqual(['/reports'])
  expect(ids('csv')).toEqual(['/exports'])
  expect(ids('heat map')).toEqual(['/analytics'])
})

it('finds nothing by what begins no word, nor by signs alone', () => {
  expect(ids('loor')).toEqual([])
  expect(ids('@')).toEqual([])
})

it('names the theme that is switched to', () => {
  expect(pageEntries('light', false).find(({ id }) => id === 'theme')?.label).toContain('dark')
})

it('offers on the wall no other theme and no other wall', () => {
  expect(pageEntries('dark', true).map(({ id }) => id)).toEqual([
    '/floor',
    '/alerts',
    '/riders',
    '/rides',
    '/leaderboard',
    '/analytics',
    '/reports',
    '/pipeline',
    '/exports',
    '/settings',
    'keys'
  ])
})
