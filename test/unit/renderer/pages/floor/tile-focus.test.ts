import { describe, expect, it } from 'vitest'
import { moveTileFocus } from '../../../../../src/renderer/pages/floor/tile-focus'

describe('moveTileFocus', () => {
  it('moves by one sideways and by a row up and down', () => {
    expect(moveTileFocus(7, 'ArrowLeft', 24, 6)).toBe(6)
    expect(moveTileFocus(7, 'ArrowRight', 24, 6)).toBe(8)
    expect(moveTileFocus(7, 'ArrowUp', 24, 6)).toBe(1)
    expect(moveTileFocus(7, 'ArrowDown', 24, 6)).toBe(13)
  })

  it('stays where there is no tile in that direction', () => {
    expect(moveTileFocus(0, 'ArrowLeft', 24, 6)).toBe(0)
    expect(moveTileFocus(3, 'ArrowUp', 24, 6)).toBe(3)
    expect(moveTileFocus(20, 'ArrowDown', 22, 6)).toBe(20)
    expect(moveTileFocus(23, 'ArrowRight', 24, 6)).toBe(23)
  })

  it('jumps to the first and the last tile', () => {
    expect(moveTileFocus(7, 'Home', 24, 6)).toBe(0)
    expect(moveTileFocus(7, 'End', 24, 6)).toBe(23)
  })

  it('leaves other keys and an empty floor alone', () => {
    expect(moveTileFocus(7, 'a', 24, 6)).toBeNull()
    expect(moveTileFocus(0, 'ArrowDown', 0, 6)).toBeNull()
  })
})
