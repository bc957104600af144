import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askRunningConsole, findRunningConsole } from '../../../../src/main/host/control-client'
import { writeControl } from '../../../../src/main/host/control-file'
import { proofOf } from '../../../../src/main/host/control-proof'
import { type ControlServer, startControlServer } from '../../../../src/main/host/control-server'
import { fail, succeed } from '../../../../src/shared/result'
import { createFakeEngine, type FakeEngine } from '../../../contract/fake-engine'
import { findFreePort } from '../../../support/free-port'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

const secret = 's'.repeat(43)
let folder: TemporaryFolder
let fake: FakeEngine
let server: ControlServer
beforeEach(async () => {
  folder = makeTemporaryFolder()
  mkdirSync(join(folder.path, 'run'))
  fake = createFakeEngine()
  server = await startControlServer(fake.engine.handlers, secret, pino({ level: 'silent' }))
})
afterEach(async () => {
  await server.close()
  folder.remove()
})

const announce = (port: number): void => writeControl(folder.path, { port, secret, pid: process.pid, url: null })
const createToken = () => askRunningConsole(folder.path, 'token.create', { name: 'x', scopes: ['read'] })

/** Whoever took the port of a console that died; `seen` is all that it was told. */
async function strangerAt(answer: (path: string, body: string) => string): Promise<{ server: Server; seen: string[] }> {
  const seen: string[] = []
  const read = async (request: IncomingMessage): Promise<string> => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    seen.push(JSON.stringify([request.url, request.headers, body]))
    return body
  }
  const stranger = createServer((request, response) => {
    void read(request).then((body) => response.end(answer(request.url ?? '', body)))
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  return { server: stranger, seen }
}

describe('A command that asks the running console', () => {
  it('gets its answer', async () => {
    announce(server.port)
    fake.answer('token.create', () => succeed({ token: 'dlt_1_x', token_id: '1' }))
    expect(await createToken()).toEqual({ ok: true, value: { token: 'dlt_1_x', token_id: '1' } })
    expect(await findRunningConsole(folder.path)).toMatchObject({ port: server.port })
  })

  it('gets its error as a value', async () => {
    announce(server.port)
    fake.answer('token.create', () => fail('busy', 'Not now.'))
    expect(await createToken()).toEqual({ ok: false, error: { code: 'busy', message: 'Not now.' } })
  })

  it('finds none without a control file', async () => {
    expect(await createToken()).toBeNull()
  })

  it('finds none where a console that died left its file', async () => {
    announce(await findFreePort())
    expect(await createToken()).toBeNull()
  })

  it.each([
    ['says anything else', () => 'hello'],
    ['makes up a proof', () => JSON.stringify({ proof: 'p'.repeat(43) })],
    [
      'knows another secret',
      (_path: string, body: string) =>
        JSON.stringify({ proof: proofOf('x'.repeat(43), (JSON.parse(body) as { nonce: string }).nonce) })
    ],
    ['says nothing', () => '']
  ])('tells no secret and no input to who took its port and %s', async (_what, answer) => {
    const stranger = await strangerAt(answer)
    announce((stranger.server.address() as AddressInfo).port)
    expect(await createToken()).toBeNull()
    expect(stranger.seen).toHaveLength(1)
    expect(stranger.seen.join()).not.toContain(secret)
    expect(stranger.seen.join()).not.toContain('token.create')
    stranger.server.close()
    stranger.server.closeAllConnections()
  })

  it('does not follow who sends it elsewhere', async () => {
    const elsewhere = await strangerAt(() => '{}')
    const stranger = createServer((_request, response) => {
      response.writeHead(307, {
        location: `http://127.0.0.1:${(elsewhere.server.address() as AddressInfo).port}/proof`
      })
      response.end()
    })
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
    announce((stranger.address() as AddressInfo).port)
    expect(await createToken()).toBeNull()
    expect(elsewhere.seen).toEqual([])
    for (const each of [stranger, elsewhere.server]) {
      each.close()
      each.closeAllConnections()
    }
  })

  it('says that the console ended when it ends before it answers', async () => {
    announce(server.port)
    fake.answer('token.create', () => new Promise(() => undefined))
    const answer = createToken()
    while (fake.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await server.close()
    expect(await answer).toEqual({
      ok: false,
      error: { code: 'unavailable', message: 'The running console ended before it answered; try again.' }
    })
  })

  it('says that the console is of another version when the answer is not of this contract', async () => {
    announce(server.port)
    fake.answer('token.create', () => succeed({ jeton: 'x' }))
    expect(await createToken()).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})
