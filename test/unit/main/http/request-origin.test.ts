import { describe, expect, it } from 'vitest'
import { originRules } from '../../../../src/main/http/request-origin'

const rules = originRules(4310)

describe('The Host of a request', () => {
  it.each(['127.0.0.1:4310', 'localhost:4310', 'LOCALHOST:4310', '[::1]:4310'])('%s is this server', (host) => {
    expect(rules.isOurHost(host)).toBe(true)
  })
  it.each([
    'evil.test',
    'evil.test:4310',
    '127.0.0.1',
    '127.0.0.1:4311',
    'localhost:4310.evil.test',
    'localhost.evil.test:4310',
    'evil.test#localhost:4310',
    'user@localhost:4310',
    '0.0.0.0:4310',
    '127.1:4310',
    '2130706433:4310',
    ' localhost:4310',
    '',
    undefined
  ])('%j is another', (host) => {
    expect(rules.isOurHost(host)).toBe(false)
  })
  it('needs no port in the name where the server listens on port 80', () => {
    expect(originRules(80).isOurHost('localhost')).toBe(true)
  })
})

describe('The Origin of a request', () => {
  it.each(['http://127.0.0.1:4310', 'http://localhost:4310', 'http://[::1]:4310'])('%s is our page', (origin) => {
    expect(rules.isOurOrigin(origin)).toBe(true)
    expect(rules.isForeign(origin, 'same-origin')).toBe(false)
  })
  it.each([
    'https://127.0.0.1:4310',
    'http://127.0.0.1:4311',
    'http://127.0.0.1',
    'http://localhost:4310.evil.test',
    'http://evil.test?http://localhost:4310',
    'http://localhost:4310/',
    'null',
    ''
  ])('%j is foreign', (origin) => {
    expect(rules.isOurOrigin(origin)).toBe(false)
    expect(rules.isForeign(origin, undefined)).toBe(true)
  })
  it('may be absent, but an absent one proves nothing', () => {
    expect(rules.isForeign(undefined, undefined)).toBe(false)
    expect(rules.isOurOrigin(undefined)).toBe(false)
  })
  it.each(['cross-site', 'same-site'])('is foreign when the browser says %s', (site) => {
    expect(rules.isForeign(undefined, site)).toBe(true)
  })
  it.each(['same-origin', 'none'])('is not foreign when the browser says %s', (site) => {
    expect(rules.isForeign(undefined, site)).toBe(false)
  })
})
