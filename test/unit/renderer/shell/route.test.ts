import { expect, it } from 'vitest'
import { hrefOf, parseRoute, routes } from '../../../../src/renderer/shell/route'

it('finds every page by its own address', () => {
  for (const route of routes) expect(parseRoute(hrefOf(route))).toBe(route)
})

it('shows the floor for an address that names no page', () => {
  for (const hash of ['', '#', '#/', '#/nothing', '#/pipeline/x', '#/__proto__', '#page-content']) {
    expect(parseRoute(hash)).toBe('floor')
  }
})
