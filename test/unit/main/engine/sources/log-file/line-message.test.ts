import { describe, expect, it } from 'vitest'
import { decodeMessage } from '../../../../../../src/main/engine/ingest/decode-message'
import { messageOfLine, messageTimestampMs } from '../../../../../../src/main/engine/sources/log-file/line-message'
import { longestLineBytes } from '../../../../../../src/main/engine/sources/log-file/line-splitter'

const reading = '2022-10-04 10:05:10.588793 mendoza v9: [INFO]: Ride - duration = 57.0; resistance = 30'
const system = '2022-11-03 18:50:43.939027 mendoza v9: [SYSTEM] data = {"user_id":100,"name":"Zoë \\"Z\\" O\u2019Neil"}'
const messageOf = (line: string | Buffer): { key: string | null; value: string } => {
  const { key, value } = messageOfLine(Buffer.from(line))
  return { key: key?.toString() ?? null, value: value.toString() }
}

describe('the message of a line', () => {
  it('is the line itself where it begins as a JSON object, byte for byte, understood or not', () => {
    for (const line of [
      `{"log": "${reading}\\n"}`,
      `  {"log":"x" , "n":1e2 }  `,
      '{"log": ',
      '{}',
      '{"key":7,"log":"x"}'
    ]) {
      expect(messageOf(line)).toEqual({ key: null, value: line })
    }
  })

  it('is wrapped as the feed wraps it where it is a line of the log', () => {
    expect(messageOf(reading)).toEqual({ key: null, value: `{"log": "${reading}\\n"}` })
    expect(messageOf(system).value).toBe(`{"log": ${JSON.stringify(`${system}\n`)}}`)
    expect(decodeMessage(messageOfLine(Buffer.from(system)).value)).toMatchObject({
      kind: 'system',
      rider: { name: 'Zoë "Z" O\u2019Neil' }
    })
  })

  it('keeps broken bytes of a wrapped line, so that they are found to be no UTF-8', () => {
    const { value } = messageOfLine(Buffer.from([0x41, 0xff, 0x22, 0x01]))
    expect(value.toString('latin1')).toBe('{"log": "A\u00ff\\"\\u0001\\n"}')
    expect(decodeMessage(value)).toEqual({ kind: 'unreadable', reason: 'not UTF-8' })
  })

  it('has the key that the object names, if that is a text', () => {
    expect(messageOf('{"key":"SN0007","log":"x\\n"}').key).toBe('SN0007')
    expect(messageOf('{"log":"x\\n", "key" : "Bike \\u00e9"}').key).toBe('Bike é')
    for (const key of ['null', '""', '7', '["SN0007"]', '{"key":"SN0007"}']) {
      expect(messageOf(`{"key":${key},"log":"x\\n"}`).key).toBeNull()
    }
    expect(messageOf('{"log":{"key":"SN0007"}}').key).toBeNull()
    expect(messageOf('{"key":"SN0007","log":').key).toBeNull()
    expect(messageOf(`{"key":"SN0007","log":${'['.repeat(200_000)}`).key).toBeNull()
  })

  it('is unquoted where a CSV file quotes it, also when the line end lies within the field', () => {
    expect(messageOf(`"${reading}"`)).toEqual(messageOf(reading))
    expect(messageOf(`"${reading}`)).toEqual(messageOf(reading))
    expect(messageOf(`"${system.replaceAll('"', '""')}"`)).toEqual(messageOf(system))
    expect(messageOf('"{""key"":""SN0007"",""log"":""x\\n""}"')).toEqual({
      key: 'SN0007',
      value: '{"key":"SN0007","log":"x\\n"}'
    })
    expect(messageOf('"a ""b"""')).toEqual(messageOf('a "b"'))
    expect(messageOf('"a ""b""')).toEqual(messageOf('a "b"'))
  })

  it('is the line as it is where that is too long to be understood', () => {
    const long = Buffer.alloc(65_537, 'x')
    expect(messageOfLine(long).value).toBe(long)
    expect(decodeMessage(messageOfLine(long).value)).toEqual({ kind: 'unreadable', reason: 'longer than 64 kB' })
    expect(decodeMessage(messageOfLine(Buffer.alloc(65_536, 'x')).value)).toEqual({
      kind: 'unreadable',
      reason: 'longer than 64 kB'
    })
    const cut = Buffer.concat([Buffer.from('{"key":"a","log":"'), Buffer.alloc(longestLineBytes, 'x')])
    expect(messageOfLine(cut).key).toBeNull()
    expect(messageOfLine(cut).value).toBe(cut)
  })
})

describe('the timestamp of a message', () => {
  const atMs = Date.UTC(2022, 9, 4, 10, 5, 10, 588)

  it('is the one its line begins with, wherever "log" stands', () => {
    for (const json of [
      `{"log": "${reading}\\n"}`,
      `{"log":"${reading}\\n"}`,
      `{ "event":"log", "key":"SN0001" , "log" :\t"${reading}\\n"}`
    ]) {
      expect(messageTimestampMs(Buffer.from(json))).toBe(atMs)
    }
    expect(messageTimestampMs(messageOfLine(Buffer.from(reading)).value)).toBe(atMs)
  })

  it.each(['{"log": "--------- beginning of main\\n"}', '{"log"', '{"log":', '{"log":7}', '{"event":"log"}', '{}', ''])(
    'is none in %s',
    (json) => {
      expect(messageTimestampMs(Buffer.from(json))).toBeNaN()
    }
  )
})
