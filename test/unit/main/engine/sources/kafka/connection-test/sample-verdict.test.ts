import { describe, expect, it } from 'vitest'
import {
  emptyTopic,
  sampleVerdict
} from '../../../../../../../src/main/engine/sources/kafka/connection-test/sample-verdict'
import type { TailMessage } from '../../../../../../../src/main/engine/sources/kafka/connection-test/tail-reader'

const at = Date.UTC(2022, 6, 6, 10, 0, 3, 250)
const message = (log: string | null, changes: Partial<TailMessage> = {}): TailMessage => ({
  partition: 0,
  offset: 1,
  writtenMs: at,
  value: log === null ? null : Buffer.from(log),
  ...changes
})
const line = (rest: string): string => JSON.stringify({ log: `2022-07-06 10:00:03.250000 mendoza v9: ${rest}\n` })
const rider = line('[SYSTEM] data = {"user_id": 4711, "name": "Ada <script>"}')
const telemetry = line('[INFO]: Telemetry - hrt = 91; rpm = 62; power = 120.5')

describe('what the newest message is', () => {
  it.each([
    [telemetry, 'heart rate, cadence and power'],
    [line('[INFO]: Ride - duration = 12.0; resistance = 30'), 'the clock and the resistance'],
    [line('Getting user data from server..'), 'a bike that asks who rides'],
    [JSON.stringify({ log: '--------- beginning of a new ride\n' }), 'the beginning of a ride'],
    [rider, 'who rides']
  ])('is told of %s', (value, kind) => {
    const { state, sentence } = sampleVerdict([message(value)])
    expect([state, sentence]).toEqual(['ok', expect.stringContaining(`understood: ${kind}`)])
  })

  it('tells nothing of what it says', () => {
    expect(JSON.stringify(sampleVerdict([message(rider)]))).not.toMatch(/4711|Ada|script/)
    expect(JSON.stringify(sampleVerdict([message('{"name": "Ada"}')]))).not.toContain('Ada')
    expect(JSON.stringify(sampleVerdict([message(telemetry)]))).not.toMatch(/91|120/)
  })

  it('tells where it lies and when it was written', () => {
    const { detail } = sampleVerdict([message(telemetry, { partition: 2, offset: 1234 })])
    expect(detail).toBe('Partition 2, offset 1234, written 2022-07-06T10:00:03Z')
    expect(sampleVerdict([message(telemetry, { writtenMs: -1 })]).detail).toBe('Partition 0, offset 1')
    expect(sampleVerdict([message(telemetry, { writtenMs: Number.NaN })]).detail).toBe('Partition 0, offset 1')
  })

  it('is the newest of all partitions, whatever the order they came in', () => {
    const newest = message(rider, { partition: 1, offset: 3, writtenMs: at + 1 })
    expect(sampleVerdict([message(telemetry, { offset: 99 }), newest]).sentence).toContain('who rides')
    expect(sampleVerdict([newest, message(telemetry, { offset: 99 })]).sentence).toContain('who rides')
    const later = message(telemetry, { offset: 100, writtenMs: at })
    expect(sampleVerdict([message(rider, { offset: 99 }), later]).detail).toContain('offset 100')
  })

  it.each([
    ['no json', 'not JSON'],
    ['{"order": 1}', 'no "log" key'],
    [null, 'no value']
  ])('fails with the reason when nothing is understood: %s', (value, reason) => {
    expect(sampleVerdict([message(value)])).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining(`is not one of a bike (${reason}); check that`)
    })
  })

  it('passes when only the newest is not understood, and says so', () => {
    const broken = message('no json', { offset: 9 })
    expect(sampleVerdict([message(telemetry), broken])).toMatchObject({
      state: 'ok',
      sentence: 'The newest message is not understood (not JSON), but 1 of the 2 last is.'
    })
    expect(sampleVerdict([message(telemetry), message(rider), broken]).sentence).toContain('but 2 of the 3 last are.')
  })

  it('passes where there is no message', () => {
    expect(sampleVerdict([])).toMatchObject({ state: 'ok', sentence: expect.stringContaining('marks of transactions') })
    expect(emptyTopic).toMatchObject({ state: 'ok', sentence: expect.stringContaining('The topic is empty') })
  })
})
