import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LogOptions, type OpenLog, openLog } from '../../../../src/main/host/logger'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let folder: TemporaryFolder
let told: string[]
let opened: OpenLog[]
beforeEach(() => {
  folder = makeTemporaryFolder()
  told = []
  opened = []
})
afterEach(() => {
  for (const { close } of opened) close()
  folder.remove()
})

function open(options: Partial<LogOptions> = {}): OpenLog {
  const now = (): number => Date.parse('2026-11-24T12:00:00.000Z')
  const log = openLog(folder.path, { level: 'info', now, tell: (line) => void told.push(line), ...options })
  opened.push(log)
  return log
}
const written = (): string => readFileSync(join(folder.path, 'logs', 'deloton-2026-11-24.log'), 'utf8')

describe('The log', () => {
  it('is JSON lines with the moment, in the data folder', () => {
    open().log.info({ version: '1' }, 'starting')
    expect(JSON.parse(written())).toEqual({
      level: 30,
      time: '2026-11-24T12:00:00.000Z',
      version: '1',
      msg: 'starting'
    })
  })

  it('tells people of warnings and worse, in words only', () => {
    const { log } = open()
    log.info('of no concern')
    log.warn({ detail: 'x' }, 'look here')
    log.error('and here')
    expect(told).toEqual(['look here', 'and here'])
  })

  it('tells nobody where nobody watches', () => {
    const silent = openLog(folder.path, { level: 'info', now: Date.now })
    opened.push(silent)
    expect(() => silent.log.error('x')).not.toThrow()
  })

  it('holds no planted secret and no rider, in the file or on the terminal', () => {
    const { log } = open({ secrets: ['planted-password'] })
    const rider = { name: 'Planted Rider', email_address: 'planted@example.org', height_cm: 987 }
    log.warn({ kafka: { sasl: { password: 'planted-password' } }, rider }, 'refused planted-password')
    log.error({ err: new Error('for planted@example.org with planted-password') }, 'mail to planted@example.org failed')
    log.child({ authorization: 'Bearer planted' }).warn('planted-password again')
    const all = written() + told.join()
    expect(all).not.toMatch(/planted|987/i)
    expect(all).toContain('refused [redacted]')
  })

  it('keeps the stack of an error', () => {
    open().log.error({ err: new Error('broken') }, 'a call failed')
    expect(JSON.parse(written()).err.stack).toContain('Error: broken')
  })

  it('writes what its level lets through, and `info` for a level that is none', () => {
    const { log } = open({ level: 'debug' })
    log.debug('seen')
    expect(written()).toContain('seen')
    expect(open({ level: 'loud' }).log.level).toBe('info')
  })

  it('takes lines after its end, and keeps them nowhere', () => {
    const { log, close } = open()
    log.info('kept')
    close()
    log.info('too late')
    expect(written()).not.toContain('too late')
  })
})
