import { describe, expect, it } from 'vitest'
import { originRules } from '../../../../src/main/http/request-origin'

const rules = originRules({ port: 4310, isEncrypted: false, hostNames: [] })
const here = '127.0.0.1'

describe('The Host of a request', () => {
  it.each(['127.0.0.1:4310', 'localhost:4310', 'LOCALHOST:4310', '[::1]:4310'])('%s is this server', (host) => {
    expect(rules.isOurHost(host, here)).toBe(true)
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
    expect(rules.isOurHost(host, here)).toBe(false)
  })
  it('needs no port in the name where the server listens on port 80', () => {
    const plain = originRules({ port: 80, isEncrypted: false, hostNames: [] })
    expect(plain.isOurHost('localhost', here)).toBe(true)
    expect(plain.isOurHost('localhost:80', here)).toBe(true)
  })
})

describe('A server that others reach', () => {
  const open = originRules({ port: 4310, isEncrypted: true, hostNames: ['gym.example'] })
  it.each([
    ['gym.example:4310', '192.168.1.5'],
    ['GYM.example:4310', '192.168.1.5'],
    ['192.168.1.5:4310', '192.168.1.5'],
    ['192.168.1.5:4310', '::ffff:192.168.1.5'],
    ['[fe80::1]:4310', 'fe80::1%eth0'],
    ['localhost:4310', '127.0.0.1']
  ])('answers as %s where it was reached at %s', (host, localAddress) => {
    expect(open.isOurHost(host, localAddress)).toBe(true)
    expect(open.isOurOrigin(`https://${host.toLowerCase()}`, localAddress)).toBe(true)
  })
  it.each([
    ['192.168.1.6:4310', '192.168.1.5'],
    ['192.168.1.5', '192.168.1.5'],
    ['192.168.1.5:4310', undefined],
    ['gym.example', '192.168.1.5'],
    ['gym.example.evil.test:4310', '192.168.1.5']
  ])('does not answer as %s where it was reached at %s', (host, localAddress) => {
    expect(open.isOurHost(host, localAddress)).toBe(false)
  })
  it('takes a page in the clear for foreign where it serves by TLS', () => {
    expect(open.isForeign('http://gym.example:4310', undefined, '192.168.1.5')).toBe(true)
    expect(open.isForeign('https://gym.example:4310', undefined, '192.168.1.5')).toBe(false)
  })
  it('needs no port in its name at port 443', () => {
    const rules = originRules({ port: 443, isEncrypted: true, hostNames: ['gym.example'] })
    expect(rules.isOurHost('gym.example', '192.168.1.5')).toBe(true)
    expect(rules.isOurOrigin('https://gym.example', '192.168.1.5')).toBe(true)
    expect(originRules({ port: 80, isEncrypted: true, hostNames: [] }).isOurHost('localhost', here)).toBe(false)
  })
})

describe('The Origin of a request', () => {
  it.each(['http://127.0.0.1:4310', 'http://localhost:4310', 'http://[::1]:4310'])('%s is our page', (origin) => {
    expect(rules.isOurOrigin(origin, here)).toBe(true)
    expect(rules.isForeign(origin, 'same-origin', here)).toBe(false)
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
    expect(rules.isOurOrigin(origin, here)).toBe(false)
    expect(rules.isForeign(origin, undefined, here)).toBe(true)
  })
  it('may be absent, but an absent one proves nothing', () => {
    expect(rules.isForeign(undefined, undefined, here)).toBe(false)
    expect(rules.isOurOrigin(undefined, here)).toBe(false)
  })
  it.each(['cross-site', 'same-site'])('is foreign when the browser says %s', (site) => {
    expect(rules.isForeign(undefined, site, here)).toBe(true)
  })
  it.each(['same-origin', 'none'])('is not foreign when the browser says %s', (site) => {
    expect(rules.isForeign(undefined, site, here)).toBe(false)
  })
})
