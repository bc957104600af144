import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contentSecurityPolicy } from '../../../../src/shared/security-headers'
import { createFakeEngine } from '../../../contract/fake-engine'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

const protocol = vi.hoisted(() => ({ registerSchemesAsPrivileged: vi.fn() }))
vi.mock('electron', () => ({ protocol }))
const { registerPageScheme, servePage } = await import('../../../../src/main/desktop/app-protocol')

let folder: TemporaryFolder
let answer: (request: Request) => Promise<Response>
beforeAll(() => {
  folder = makeTemporaryFolder()
  mkdirSync(join(folder.path, 'assets'))
  writeFileSync(join(folder.path, 'index.html'), '<title>Deloton Console</title>')
  writeFileSync(join(folder.path, 'assets/a.js'), 'export {}')
  const handle = vi.fn<(scheme: string, handler: typeof answer) => void>()
  const { engine, addExportFile } = createFakeEngine()
  const path = join(folder.path, 'assets/a.js')
  addExportFile('0123456789abcdef', 'ride.csv', { path, bytes: 9, contentType: 'text/csv; charset=utf-8' })
  servePage({ protocol: { handle } } as unknown as Session, folder.path, engine)
  const [scheme, handler] = handle.mock.calls[0] ?? []
  if (scheme !== 'app' || handler === undefined) throw new Error('the scheme is not handled')
  answer = handler
})
afterAll(() => folder.remove())

const get = (url: string, method = 'GET'): Promise<Response> => answer(new Request(url, { method }))

describe('The scheme of the page', () => {
  it('is standard and secure, and passes by no policy', () => {
    registerPageScheme()
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }
    ])
  })

  it.each([
    ['app://console/', 'text/html; charset=utf-8', '<title>Deloton Console</title>'],
    ['app://console/assets/a.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['app://console/?from=here#/pipeline', 'text/html; charset=utf-8', '<title>Deloton Console</title>']
  ])('serves %s with its type and the policy', async (url, type, text) => {
    const response = await get(url)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, text])
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    'app://console/floor',
    'app://console/index.js',
    'app://other/',
    'app://console.evil.test/',
    'app://console:1/'
  ])('has nothing at %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  })

  it('has the files of exports, to be saved', async () => {
    const response = await get('app://console/bridge/export/0123456789abcdef/ride.csv')
    expect([response.status, await response.text()]).toEqual([200, 'export {}'])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': '9',
      'content-disposition': 'attachment; filename="ride.csv"',
      'x-content-type-options': 'nosniff'
    })
  })

  it.each([
    'app://console/bridge/export/0123456789abcdef/rider.csv',
    'app://console/bridge/export/0123456789abcdef/..%2fride.csv',
    'app://console/bridge/export/0123456789ABCDEF/ride.csv',
    'app://other/bridge/export/0123456789abcdef/ride.csv'
  ])('has no file of an export at %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('answers HEAD without a body', async () => {
    const response = await get('app://console/', 'HEAD')
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get('app://console/', method)).status).toBe(405)
  })
})
