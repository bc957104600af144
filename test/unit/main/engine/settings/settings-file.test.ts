import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readStoredSettings } from '../../../../../src/main/engine/settings/settings-file'
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
