import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeEngine, type FakeEngine } from '../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../contract/started-shell'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'
import { cookieOf, send } from './raw-request'

const path = '/bridge/export/0123456789abcdef/ride.csv'
const text = 'ride_id\r\n1\r\n'

let folder: TemporaryFolder
let fake: FakeEngine
let shell: StartedShell
let cookie: string
beforeEach(async () => {
  folder = makeTemporaryFolder()
  const file = join(folder.path, 'ride.csv')
  writeFileSync(file, text)
  fake = createFakeEngine()
  fake.addExportFile('0123456789abcdef', 'ride.csv', {
    path: file,
    bytes: text.length,
    contentType: 'text/csv; charset=utf-8'
  })
  shell = await startShell(fake)
  cookie = cookieOf(await send(shell.url, shell.pageLink.slice(shell.url.length)))
})
afterEach(async () => {
  await shell.stop()
  folder.remove()
})

describe('A file of an export', () => {
  it('is sent to a page that is signed in, as a file to be saved, and kept by nobody in between', async () => {
    const answer = await send(shell.url, path, { headers: { cookie } })
    expect([answer.status, answer.text]).toEqual([200, text])
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(text.length),
      'content-disposition': 'attachment; filename="ride.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff'
    })
  })

  it('is refused without a session, with another one, and to a page of another site', async () => {
    expect((await send(shell.url, path)).status).toBe(401)
    expect((await send(shell.url, path, { headers: { cookie: `${cookie}x` } })).status).toBe(401)
    const foreign = await send(shell.url, path, { headers: { cookie, 'sec-fetch-site': 'cross-site' } })
    expect(foreign.status).toBe(403)
  })

  it.each([
    '/bridge/export/0123456789abcdef/rider.csv',
    '/bridge/export/0123456789abcdee/ride.csv',
    '/bridge/export/0123456789abcdef/..%2f..%2fdeloton.sqlite',
    '/bridge/export/0123456789abcdef/%2e%2e/ride.csv',
    '/bridge/export/0123456789abcdef/ride.csv%00.txt'
  ])('is not there at %s', async (other) => {
    expect([400, 404]).toContain((await send(shell.url, other, { headers: { cookie } })).status)
  })
})
