import { describe, expect, it } from 'vitest'
import {
  type BrokerAddress,
  brokerAddress
} from '../../../../../../../src/main/engine/sources/kafka/connection-test/broker-address'
import { checkEach } from '../../../../../../../src/main/engine/sources/kafka/connection-test/each-broker'
import { StoppedError } from '../../../../../../../src/main/engine/sources/kafka/connection-test/time-budget'

const brokers = ['a:1', 'b:2', 'c:3'].map((text) => ({ broker: brokerAddress(text) }))
const words = {
  passed: (good: number, all: number) => `${good} of ${all}.`,
  fault: (_error: unknown, { text }: BrokerAddress) => ({ sentence: `${text} is bad.`, detail: `CODE ${text}` })
}
const checkWith = (bad: readonly string[]) =>
  checkEach(
    brokers,
    async ({ broker }) => {
      if (bad.includes(broker.text)) throw new Error('bad')
      return { good: broker.text, note: `${broker.text} noted` }
    },
    words
  )

describe('a step for several brokers', () => {
  it('takes an address apart, and leaves IPv6 in its brackets', () => {
    expect(brokerAddress('kafka.gym:9092')).toEqual({ host: 'kafka.gym', port: 9092, text: 'kafka.gym:9092' })
    expect(brokerAddress('[::1]:9092')).toMatchObject({ host: '[::1]', port: 9092 })
  })

  it('passes with what it found when all pass', async () => {
    expect(await checkWith([])).toEqual({
      outcome: { state: 'ok', sentence: '3 of 3.', detail: 'a:1 noted\nb:2 noted\nc:3 noted' },
      good: ['a:1', 'b:2', 'c:3']
    })
  })

  it('passes with one, and tells what is wrong with the others', async () => {
    expect(await checkWith(['a:1', 'c:3'])).toEqual({
      outcome: { state: 'ok', sentence: '1 of 3.', detail: 'b:2 noted\na:1 is bad.\nc:3 is bad.' },
      good: ['b:2']
    })
  })

  it('fails with the first when none passes, and tells of the others', async () => {
    expect(await checkWith(['a:1', 'b:2', 'c:3'])).toEqual({
      outcome: { state: 'failed', sentence: 'a:1 is bad.', detail: 'CODE a:1\nb:2 is bad.\nc:3 is bad.' },
      good: []
    })
  })

  it('is no failure of a broker when the test is stopped', async () => {
    await expect(checkEach(brokers, () => Promise.reject(new StoppedError()), words)).rejects.toThrow(StoppedError)
  })
})
