import { expect, it } from 'vitest'
import { createFrameBatch } from '../../../../src/renderer/live/frame-batch'

interface Item {
  readonly key: string
  readonly value: number
}

const setUp = () => {
  const frames: (() => void)[] = []
  const delivered: (readonly Item[])[] = []
  let calledOff = 0
  const batch = createFrameBatch<Item>(
    (item) => item.key,
    (run) => {
      frames.push(run)
      return () => {
        calledOff += 1
      }
    },
    (items) => delivered.push(items)
  )
  return { batch, frames, delivered, calledOffCount: () => calledOff }
}

it('hands over the newest item of each key, once a frame', () => {
  const { batch, frames, delivered } = setUp()
  batch.add([{ key: 'a', value: 1 }])
  batch.add([
    { key: 'b', value: 2 },
    { key: 'a', value: 3 }
  ])
  expect(frames).toHaveLength(1)
  expect(delivered).toEqual([])
  frames[0]?.()
  expect(delivered).toEqual([
    [
      { key: 'a', value: 3 },
      { key: 'b', value: 2 }
    ]
  ])
  batch.add([{ key: 'a', value: 4 }])
  expect(frames).toHaveLength(2)
})

it('asks for no frame for nothing', () => {
  const { batch, frames } = setUp()
  batch.add([])
  expect(frames).toEqual([])
})

it('hands over at once when flushed, and nothing after it was cleared', () => {
  const { batch, frames, delivered, calledOffCount } = setUp()
  batch.add([{ key: 'a', value: 1 }])
  batch.flush()
  expect(delivered).toHaveLength(1)
  batch.add([{ key: 'a', value: 2 }])
  batch.clear()
  expect(calledOffCount()).toBe(2)
  for (const frame of frames) frame()
  expect(delivered).toHaveLength(1)
})
