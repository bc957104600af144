import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../../src/shared/security-headers'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../contract/started-shell'

let fake: FakeEngine
let shell: StartedShell
beforeAll(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  shell = await startShell(fake)
})
afterAll(() => shell.stop())

/** Sends a head and then a body for as long as it is taken; what comes back until the server closes, and how much was taken. */
const push = (head: readonly string[], piece: Buffer, mostBytes: number): Promise<{ text: string; pushed: number }> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(shell.port, '127.0.0.1', () => {
      socket.write(`${head.join('\r\n')}\r\nhost: 127.0.0.1:${shell.port}\r\n\r\n`)
      pour()
    })
    const pour = (): void => {
      while (socket.writable && socket.bytesWritten < mostBytes) if (!socket.write(piece)) return
    }
    socket.on('drain', pour)
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ text, pushed: socket.bytesWritten }))
  })

const zeros = Buffer.alloc(65_536)
const chunk = Buffer.concat([Buffer.from('10000\r\n'), zeros, Buffer.from('\r\n')])
const gigabyte = 1_073_741_824
const token = 'authorization: Bearer dlt_1_reader'
const json = 'content-type: application/json'

describe('A body of 1 GB', () => {
  it.each([
    'POST /session',
    'GET /rides',
    'HEAD /rides',
    'DELETE /ride/7',
    'PUT /nothing',
    'GET /live',
    'OPTIONS /rides'
  ])('whose length is said is refused with 413 at %s, and the connection is closed', async (start) => {
    const { text, pushed } = await push(
      [`${start} HTTP/1.1`, token, json, `content-length: ${gigabyte}`],
      zeros,
      gigabyte
    )
    // A connection that is closed while much is on its way may lose the answer with it.
    if (text !== '') {
      expect(text).toMatch(/^HTTP\/1\.1 413 /)
      expect(text).toContain(contentSecurityPolicy)
      expect(text.toLowerCase()).toContain('connection: close')
    }
    expect(pushed).toBeLessThan(64 * 1_048_576)
  })

  it.each([
    'POST /session',
    'POST /bridge/call/rides.list',
    'GET /rides',
    'DELETE /ride/7',
    'PUT /nothing',
    'POST /rides'
  ])('that comes in chunks ends the connection at %s', async (start) => {
    const { pushed } = await push(
      [`${start} HTTP/1.1`, token, json, `origin: ${shell.url}`, 'transfer-encoding: chunked'],
      chunk,
      gigabyte
    )
    expect(pushed).toBeLessThan(64 * 1_048_576)
  })
})

describe('A connection', () => {
  it('is answered 413 with all that belongs to an answer before the body has come', async () => {
    const { text } = await push(['POST /session HTTP/1.1', json, `content-length: ${gigabyte}`], Buffer.from('{'), 1)
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text).toContain('application/problem+json')
  })

  it('that expects what nobody knows is told so as a problem, with the headers of every answer', async () => {
    const { text } = await push(['GET /health HTTP/1.1', 'expect: a miracle'], Buffer.from(''), 0)
    expect(text).toMatch(/^HTTP\/1\.1 417 /)
    expect(text).toContain('application/problem+json')
    expect(text.toLowerCase()).toContain(`content-security-policy: ${contentSecurityPolicy}`.toLowerCase())
  })

  it('is kept after a request with a body that was whole', async () => {
    const request = `GET /health HTTP/1.1\r\nhost: 127.0.0.1:${shell.port}\r\ncontent-length: 2\r\n\r\n{}`
    const last = `GET /health HTTP/1.1\r\nhost: 127.0.0.1:${shell.port}\r\nconnection: close\r\n\r\n`
    const text = await new Promise<string>((resolve) => {
      let answer = ''
      const socket = connect(shell.port, '127.0.0.1', () => socket.write(request + last))
      socket.on('data', (data) => {
        answer += data.toString()
      })
      socket.on('close', () => resolve(answer))
    })
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  })

  it('is not handed over to another protocol', async () => {
    const { text } = await push(
      ['GET /health HTTP/1.1', 'connection: upgrade, close', 'upgrade: websocket', 'sec-websocket-key: x'],
      Buffer.from(''),
      0
    )
    expect(text).not.toMatch(/^HTTP\/1\.1 101/)
  })

  it('is closed by CONNECT and by a target that is no path, and nothing breaks', async () => {
    for (const start of ['CONNECT 127.0.0.1:1', 'OPTIONS *', 'GET http://evil.test/rides', 'GET *']) {
      const { text } = await push([`${start} HTTP/1.1`, 'connection: close', token], Buffer.from(''), 0)
      expect([start, /^(?:$|HTTP\/1\.1 [24])/.test(text)]).toEqual([start, true])
    }
    expect(shell.logged.join('')).not.toContain('a request failed')
  })
})
