import { expect, it } from 'vitest'
import { createConsoleClock, offsetOf } from '../../../../src/renderer/live/console-clock'

it('tells the console’s time from what it wrote, taking the answer that was fastest', () => {
  let pageMs = 1_000_000
  const clock = createConsoleClock(() => pageMs)
  expect(clock.nowMs()).toBe(1_000_000)
  // The console is 60 s ahead; this answer took 300 ms.
  clock.note(1_059_700)
  expect(clock.nowMs()).toBe(1_059_700)
  pageMs += 1_000
  clock.note(1_060_990)
  expect(clock.nowMs()).toBe(1_060_990)
  pageMs += 1_000
  clock.note(1_061_500)
  expect(clock.nowMs()).toBe(1_061_990)
})

it('follows a clock that was set back after twenty answers', () => {
  const pageMs = 0
  const clock = createConsoleClock(() => pageMs)
  clock.note(60_000)
  for (let answer = 0; answer < 20; answer += 1) clock.note(5_000)
  expect(clock.nowMs()).toBe(5_000)
})

it('has no offset before anything was noted', () => {
  expect(offsetOf([])).toBe(0)
})
