import { expect, it } from 'vitest'
import { createTeller } from '../../../../src/main/host/teller'

it('A teller keeps what comes early until it begins, and writes one line each', () => {
  const written: string[] = []
  const teller = createTeller((line) => void written.push(line))
  teller.tell('early')
  expect(written).toEqual([])
  teller.begin()
  teller.tell('two\n  lines')
  expect(written).toEqual(['early', 'two lines'])
})
