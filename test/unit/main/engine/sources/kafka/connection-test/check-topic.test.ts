import { describe, expect, it } from 'vitest'
import {
  missingTopic,
  topicFound
} from '../../../../../../../src/main/engine/sources/kafka/connection-test/check-topic'
import { closestNames } from '../../../../../../../src/main/engine/sources/kafka/connection-test/closest-names'

describe('the topic in words', () => {
  it('says how many partitions it has and about how many messages', () => {
    const ends = [
      { partition: 0, low: 10, high: 1_244 },
      { partition: 1, low: 0, high: 0 }
    ]
    expect(topicFound('deloton', ends)).toEqual({
      state: 'ok',
      sentence: 'The topic deloton is there, with 2 partitions.',
      detail: 'It holds about 1,234 messages.'
    })
    expect(topicFound('deloton', [{ partition: 0, low: 4, high: 5 }])).toMatchObject({
      sentence: 'The topic deloton is there, with 1 partition.',
      detail: 'It holds 1 message.'
    })
    expect(topicFound('deloton', [{ partition: 0, low: 7, high: 7 }]).detail).toBe('It is empty.')
  })

  it('names at most five others when it is missing, and none of Kafka itself', () => {
    expect(missingTopic('deloton', ['__consumer_offsets', 'rides', 'bikes']).sentence).toBe(
      'The topic deloton does not exist; these do: bikes, rides.'
    )
    expect(missingTopic('x', ['g', 'f', 'e', 'd', 'c', 'b', 'a']).sentence).toBe(
      'The topic x does not exist; these do: a, b, c, d, e and 2 more.'
    )
    expect(missingTopic('x', ['a', 'b', 'c', 'd', 'e']).sentence).toMatch(/: a, b, c, d, e\.$/)
    expect(missingTopic('x', ['__consumer_offsets']).sentence).toContain('this user sees no other')
  })

  it('puts first what was probably meant', () => {
    const names = ['alpha', 'bikes', 'delta', 'gym-deloton-v2', 'DELOTON']
    expect(closestNames('deloton', names)).toEqual(['DELOTON', 'gym-deloton-v2', 'delta', 'alpha', 'bikes'])
    expect(names[0]).toBe('alpha')
  })
})
