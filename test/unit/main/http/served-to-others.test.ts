import { writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../contract/fake-engine'
import { type ShellSettings, type StartedShell, startShell } from '../../../contract/started-shell'
import { smtpCertificate, smtpKey } from '../../../support/smtp-certificate'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'
import { send } from './raw-request'

let folder: TemporaryFolder
let shell: StartedShell
let fake: FakeEngine
const certFile = (): string => join(folder.path, 'cert.pem')
const keyFile = (): string => join(folder.path, 'key.pem')
beforeAll(() => {
  folder = makeTemporaryFolder()
  writeFileSync(certFile(), smtpCertificate)
  writeFileSync(keyFile(), smtpKey)
})
afterAll(() => folder.remove())
afterEach(() => shell.stop())

const start = async (settings: ShellSettings): Promise<void> => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  shell = await startShell(fake, settings)
}
const authorization = 'Bearer dlt_1_reader'

interface TlsAnswer {
  readonly status: number
  readonly cookie: string | undefined
}
const askByTls = (path: string, headers: Record<string, string> = {}): Promise<TlsAnswer> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: shell.port, path, headers, ca: smtpCertificate, agent: false }
    request(options, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, cookie: response.headers['set-cookie']?.[0] })
    })
      .on('error', reject)
      .end()
  })

describe('A console that others reach', () => {
  it('in the clear says so in its state and warns of it', async () => {
    await start({ listen: '0.0.0.0', hostNames: ['gym.example'] })
    expect(shell.apiState()).toEqual({
      is_on: true,
      url: `http://gym.example:${shell.port}`,
      is_open: true,
      is_encrypted: false,
      problem: null
    })
    expect(shell.logged.join('')).toContain('open to the network without TLS')
    expect(shell.url).toBe(`http://127.0.0.1:${shell.port}`)
  })

  it('answers by its names and the address it was reached at, and needs a token there, too', async () => {
    await start({ listen: '0.0.0.0', hostNames: ['gym.example'] })
    const statusOf = async (host: string, headers: Record<string, string> = { authorization }) =>
      (await send(shell.url, '/status', { headers: { host, ...headers } })).status
    expect(await statusOf(`gym.example:${shell.port}`)).toBe(200)
    expect(await statusOf(`127.0.0.1:${shell.port}`)).toBe(200)
    expect(await statusOf(`gym.example:${shell.port}`, {})).toBe(401)
    for (const host of [`evil.test:${shell.port}`, 'gym.example', `0.0.0.0:${shell.port}`, `10.9.8.7:${shell.port}`]) {
      expect([host, await statusOf(host)]).toEqual([host, 421])
    }
  })

  it('by TLS answers nobody in the clear, and its cookies come back by TLS only', async () => {
    await start({ listen: '0.0.0.0', tlsCertFile: certFile(), tlsKeyFile: keyFile() })
    expect(shell.url).toBe(`https://127.0.0.1:${shell.port}`)
    expect(shell.apiState()).toMatchObject({ is_open: true, is_encrypted: true, problem: null })
    expect((await askByTls('/status', { authorization })).status).toBe(200)
    expect((await askByTls('/status', { authorization, origin: shell.url })).status).toBe(200)
    expect((await askByTls('/status', { authorization, origin: `http://127.0.0.1:${shell.port}` })).status).toBe(403)
    expect((await askByTls(shell.pageLink.slice(shell.url.length))).cookie).toMatch(/; SameSite=Strict; Secure$/)
    await expect(send(shell.url, '/health')).rejects.toThrow()
    expect(shell.logged.join('')).not.toContain('without TLS')
  })

  it('serves this machine only, and says why, where its certificate can not be used', async () => {
    await start({ listen: '0.0.0.0', tlsCertFile: certFile(), tlsKeyFile: join(folder.path, 'missing') })
    const { is_open, is_encrypted, url, problem } = shell.apiState()
    expect([is_open, is_encrypted, url]).toEqual([false, false, `http://127.0.0.1:${shell.port}`])
    expect(problem).toContain('can not be read')
    expect(shell.logged.join('')).toContain('can not be read')
    expect((await send(shell.url, '/health')).status).toBe(200)
  })

  it('is off in its state as soon as the API is switched off', async () => {
    await start({})
    const settings = fake.engine.settings()
    fake.set({ ...settings, api: { ...settings.api, isOn: false } })
    expect(shell.apiState()).toEqual({
      is_on: false,
      url: shell.url,
      is_open: false,
      is_encrypted: false,
      problem: null
    })
  })
})
