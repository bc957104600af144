import { describe, expect, it } from 'vitest'
import { createMessageTail, type MessageTail } from '../../../../../src/main/engine/ingest/message-tail'
import { tailLineSchema } from '../../../../../src/shared/domain/pipeline'
import { messages } from './line-fixture'

const message = (value: Buffer | string | null, offset = 0, key: Buffer | null = Buffer.from('SN0001')) => ({
  offset,
  key,
  value: typeof value === 'string' ? Buffer.from(value) : value
})
const log = (line: string): string => JSON.stringify({ log: line })

/** A batch of `count` messages from offset `from` on, in that partition. */
function keepBatch(tail: MessageTail, count: number, from = 0, partition = 0): void {
  for (let offset = from; offset < from + count; offset += 1) tail.note(message(`message ${offset}`, offset), 'stored')
  tail.keep(partition)
}
const only = (value: Buffer | string | null, key?: Buffer | null) => {
  const tail = createMessageTail()
  tail.note(message(value, 9, key), 'stored')
  tail.keep(0)
  const [line, ...more] = tail.read(0)
  if (line === undefined || more.length > 0) throw new Error('one line was kept')
  expect(tailLineSchema.strict().safeParse(line).success).toBe(true)
  return line
}

describe('the tail of messages', () => {
  it('has each with its place, its key and what it counted as, in the order they were read', () => {
    const tail = createMessageTail()
    tail.note(message(messages.ride(1, 1), 5), 'stored')
    tail.note(message(messages.ride(1, 1), 6), 'duplicate')
    tail.keep(3)
    tail.note(message(messages.main, 0, null), 'control')
    tail.keep(0)
    expect(tail.read(0)).toEqual([
      {
        sequence: 1,
        at: '2026-11-01T10:00:01.000Z',
        partition: 3,
        offset: 5,
        key: 'SN0001',
        text: 'Ride - duration = 1.0; resistance = 30',
        counted_as: 'stored'
      },
      expect.objectContaining({ sequence: 2, offset: 6, counted_as: 'duplicate' }),
      {
        sequence: 3,
        at: null,
        partition: 0,
        offset: 0,
        key: null,
        text: '--------- beginning of main',
        counted_as: 'control'
      }
    ])
    expect(tail.count).toBe(3)
  })

  it('has nothing of a batch before it is stored, and never anything of one that was undone', () => {
    const tail = createMessageTail()
    tail.note(message('undone'), 'stored')
    expect([tail.read(0), tail.count]).toEqual([[], 0])
    tail.forget()
    keepBatch(tail, 1, 7)
    expect(tail.read(0)).toMatchObject([{ sequence: 1, offset: 7 }])
    tail.keep(0)
    expect(tail.count).toBe(1)
  })

  it('answers what came after a sequence number, and nothing after the newest or beyond', () => {
    const tail = createMessageTail()
    keepBatch(tail, 4)
    expect(tail.read(2).map(({ sequence }) => sequence)).toEqual([3, 4])
    expect([tail.read(4), tail.read(1_000)]).toEqual([[], []])
  })

  it('keeps the newest 500 of a batch of any size, and counts them all', () => {
    const tail = createMessageTail()
    keepBatch(tail, 499)
    keepBatch(tail, 1, 499)
    expect(tail.read(0).map(({ offset }) => offset)).toEqual(Array.from({ length: 500 }, (_, index) => index))
    keepBatch(tail, 1_234, 500, 1)
    const lines = tail.read(0)
    expect([lines.length, lines.at(0), lines.at(-1)]).toMatchObject([
      500,
      { sequence: 1_235, offset: 1_234, partition: 1, text: 'message 1234' },
      { sequence: 1_734, offset: 1_733, text: 'message 1733' }
    ])
    keepBatch(tail, 3, 1_734)
    expect(tail.read(1_733).map(({ sequence, offset }) => [sequence, offset])).toEqual([
      [1_734, 1_733],
      [1_735, 1_734],
      [1_736, 1_735],
      [1_737, 1_736]
    ])
    expect(tail.count).toBe(1_737)
  })

  it('copies what it keeps: the answer of the broker may be used again', () => {
    const tail = createMessageTail()
    const answer = Buffer.from('key value')
    tail.note({ offset: 0, key: answer.subarray(0, 3), value: answer.subarray(4) }, 'stored')
    tail.keep(0)
    answer.fill(0x78)
    expect(tail.read(0)).toMatchObject([{ key: 'key', text: 'value' }])
  })
})

describe('the text of a message', () => {
  it.each([
    ['a telemetry line', messages.telemetry(1.5, 120, 60, 50), 'Telemetry - hrt = 120; rpm = 60; power = 50'],
    ['a system line', messages.system(1.5, { user_id: 7 }), '[SYSTEM] data = {"user_id":7}'],
    ['the asking for user data', messages.fetch(1.5), 'Getting user data from server..'],
    [
      'a line of a kind that is not known',
      log('2026-11-01 10:00:01.500000 mendoza v9: [WARN]: belt\r\n'),
      '[WARN]: belt'
    ]
  ])('is what %s says, at the time it says it', (_, value, text) => {
    expect(only(value)).toMatchObject({ at: '2026-11-01T10:00:01.500Z', text })
  })

  it.each([
    ['a line without a time', log('--------- beginning of a new ride\n'), '--------- beginning of a new ride'],
    [
      'a line whose time is none',
      log('2026-13-01 10:00:01.500000 mendoza v9: x'),
      '2026-13-01 10:00:01.500000 mendoza v9: x'
    ],
    ['what is not JSON', 'not JSON', 'not JSON'],
    ['JSON without a line', '{"log": 7}', '{"log": 7}'],
    ['what is not UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
    ['nothing', Buffer.alloc(0), ''],
    ['no value', null, '']
  ])('is %s as it stands', (_, value, text) => {
    expect(only(value)).toMatchObject({ at: null, text })
  })

  it('is its first 2,000 bytes at most, a key’s its first 200', () => {
    const line = only(log('x'.repeat(70_000)), Buffer.from('k'.repeat(300)))
    expect(line).toMatchObject({ at: null, text: `{"log":"${'x'.repeat(1_992)}`, key: 'k'.repeat(200) })
    const longest = log(`2026-11-01 10:00:01.500000 mendoza v9: ${'y'.repeat(2_000 - 49)}`)
    expect(longest).toHaveLength(2_000)
    expect(only(longest)).toMatchObject({ at: '2026-11-01T10:00:01.500Z', text: 'y'.repeat(1_951) })
  })

  it('holds nothing that breaks a line, rings a bell or turns the direction of what stands around it', () => {
    const harmful = ['\u0000', '\n', '\u001b', '\u007f', '\u0085', '\u2028', '\u200f', '\u202e', '\u2066', '\u061c']
    const text = harmful.map((character) => `a${character}`).join('')
    const cleaned = 'a\ufffd'.repeat(harmful.length)
    expect(only(log(`2026-11-01 10:00:01.500000 mendoza v9: ${text}b`)).text).toBe(`${cleaned}b`)
    expect(only(text, Buffer.from(text))).toMatchObject({ text: cleaned, key: cleaned })
    expect(only('{"log": "a\\ud800b"}').text).toBe('a\ufffdb')
  })

  it('leaves letters of every script, signs and emoji as they are', () => {
    const text = '{"name": "Øystein 山田 עברית 👩‍🚀 <script>"}'
    expect(only(text).text).toBe(text)
  })
})
