import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSettingsFile, readStoredSettings } from '../../../../../src/main/engine/settings/settings-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
let file: string
beforeEach(() => {
  folder = makeTemporaryFolder()
  file = join(folder.path, 'settings.json')
})
afterEach(() => folder.remove())

const readFrom = (text: string) => {
  writeFileSync(file, text)
  return readStoredSettings(folder.path)
}

describe('The settings file', () => {
  it('may be absent, as its folder may', () => {
    expect(readStoredSettings(folder.path)).toEqual({ given: {}, warning: null })
    expect(readStoredSettings(join(folder.path, 'absent'))).toEqual({ given: {}, warning: null })
  })

  it('holds settings as text, numbers, switches and lists', () => {
    const text = JSON.stringify({ source: 'kafka', brokers: ['a:1', 'b:2'], tls: true, bikes: 3, port: 0, topic: 't' })
    expect(readFrom(text)).toEqual({
      given: { source: 'kafka', brokers: ['a:1', 'b:2'], tls: true, bikes: 3, port: 0, topic: 't' },
      warning: null
    })
  })

  it.each(['', '{', '[]', 'null', '"kafka"'])('is passed over with one sentence when it is %j', (text) => {
    expect(readFrom(text)).toEqual({
      given: {},
      warning: `${file} is no JSON object and is passed over; mend or delete it.`
    })
  })

  it('is used in part when some of it is wrong, and says which', () => {
    expect(readFrom('{"bikes": 3, "port": "x", "from": null}')).toEqual({
      given: { bikes: 3 },
      warning: `${file} is used in part, what is wrong in it is passed over: "port" must be a whole number from 0 to 65535; "from" must be earliest or latest.`
    })
  })

  it('may hold what another version knows, also by hostile names', () => {
    expect(readFrom('{"__proto__": {"port": 1}, "constructor": 1, "wallMode": true}')).toEqual({
      given: {},
      warning: null
    })
  })

  it('names no file to read, whoever wrote it there: only who starts the console does', () => {
    expect(readFrom('{"source": "log-file", "file": "/etc/passwd", "speed": 10}').given).toEqual({
      source: 'log-file',
      speed: 10
    })
  })

  it('gives no password: a secret has no place in the folder', () => {
    expect(readFrom('{"saslPassword": "planted"}')).toEqual({ given: {}, warning: null })
  })

  it('is passed over with one sentence when it can not be read', () => {
    mkdirSync(file)
    expect(readStoredSettings(folder.path)).toEqual({
      given: {},
      warning: `${file} can not be read and is passed over; check its permissions.`
    })
  })
})

describe('Saving settings', () => {
  const saved = (): unknown => JSON.parse(readFileSync(file, 'utf8'))

  it('writes what is changed as JSON, which is read again', () => {
    createSettingsFile(folder.path).save({ source: 'kafka', brokers: ['a:1', 'b:2'], tls: true, bikes: 3 })
    expect(saved()).toEqual({ source: 'kafka', brokers: ['a:1', 'b:2'], tls: true, bikes: 3 })
    expect(createSettingsFile(folder.path).read()).toEqual({
      given: { source: 'kafka', brokers: ['a:1', 'b:2'], tls: true, bikes: 3 },
      warning: null
    })
  })

  it('keeps what it does not know and what is not changed, and leaves out what goes back to the default', () => {
    writeFileSync(file, '{"wallMode": {"deep": [1]}, "__proto__": 1, "topic": "t", "bikes": 3}')
    createSettingsFile(folder.path).save({ bikes: null, seed: 4 })
    expect(readFileSync(file, 'utf8')).toBe(
      '{\n  "wallMode": {\n    "deep": [\n      1\n    ]\n  },\n  "__proto__": 1,\n  "topic": "t",\n  "seed": 4\n}\n'
    )
  })

  it('begins anew where the file is no JSON object, and keeps that one beside it', () => {
    writeFileSync(file, '{ half')
    createSettingsFile(folder.path).save({ bikes: 3 })
    expect(saved()).toEqual({ bikes: 3 })
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe('{ half')
  })

  it('writes no password and no file to read', () => {
    createSettingsFile(folder.path).save({ saslPassword: 'planted', file: '/etc/passwd', bikes: 3 })
    expect(saved()).toEqual({ bikes: 3 })
  })

  it('can be taken back, to the letter or to no file at all', () => {
    const takeBackFirst = createSettingsFile(folder.path).save({ bikes: 3 })
    takeBackFirst()
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, '{"bikes":  5}')
    createSettingsFile(folder.path).save({ bikes: 3 })()
    expect(readFileSync(file, 'utf8')).toBe('{"bikes":  5}')
  })

  it('throws where the file can not be read or written, and changes nothing', () => {
    mkdirSync(file)
    expect(() => createSettingsFile(folder.path).save({ bikes: 3 })).toThrow()
    expect(() => createSettingsFile(join(folder.path, 'absent')).save({ bikes: 3 })).toThrow()
  })
})
