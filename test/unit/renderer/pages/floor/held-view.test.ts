import { describe, expect, it } from 'vitest'
import { createHeldView, heldForMs } from '../../../../../src/renderer/pages/floor/held-view'

function setUp() {
  let nowMs = 10_000
  let keys: readonly string[] = ['a', 'b']
  let bikes: readonly string[] = ['a', 'b']
  let layings = 0
  const read = createHeldView(
    () => {
      layings += 1
      return [...keys]
    },
    () => bikes,
    () => nowMs
  )
  return {
    read,
    layings: () => layings,
    pass: (ms: number) => {
      nowMs += ms
    },
    setKeys: (next: readonly string[]) => {
      keys = next
    },
    setBikes: (next: readonly string[]) => {
      bikes = next
    }
  }
}

describe('createHeldView', () => {
  it('holds an order for two seconds however the values change', () => {
    const view = setUp()
    expect(view.read()).toEqual(['a', 'b'])
    view.setKeys(['b', 'a'])
    view.pass(heldForMs - 1)
    expect(view.read()).toEqual(['a', 'b'])
    expect(view.layings()).toBe(1)
    view.pass(1)
    expect(view.read()).toEqual(['b', 'a'])
  })

  it('gives the same array while the order does not differ', () => {
    const view = setUp()
    const first = view.read()
    view.pass(heldForMs)
    expect(view.read()).toBe(first)
    expect(view.layings()).toBe(2)
  })

  it('shows a bike that comes at once', () => {
    const view = setUp()
    view.read()
    view.setKeys(['a', 'b', 'c'])
    view.setBikes(['a', 'b', 'c'])
    expect(view.read()).toEqual(['a', 'b', 'c'])
  })

  it('does not wait for a clock that stepped back', () => {
    const view = setUp()
    view.read()
    view.setKeys(['b', 'a'])
    view.pass(-60_000)
    expect(view.read()).toEqual(['b', 'a'])
  })
})
