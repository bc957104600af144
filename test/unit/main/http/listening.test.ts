import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseListening } from '../../../../src/main/http/listening'
import { smtpCertificate, smtpKey } from '../../../support/smtp-certificate'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'
import { testCertificate } from '../../../support/test-certificate'

let folder: TemporaryFolder
const file = (name: string): string => join(folder.path, name)
beforeAll(() => {
  folder = makeTemporaryFolder()
  writeFileSync(file('cert'), smtpCertificate)
  writeFileSync(file('key'), smtpKey)
  writeFileSync(file('other'), testCertificate)
  writeFileSync(file('text'), 'no certificate')
})
afterAll(() => folder.remove())

const addresses = ['127.0.0.1', '192.168.1.5', 'fe80::1']
const choose = (listen: string, tlsCertFile?: string, tlsKeyFile?: string) =>
  chooseListening({ listen, tlsCertFile, tlsKeyFile }, addresses)

describe('A console is served', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1', '192.168.1.5', '0.0.0.0', '::', 'fe80::1'])(
    'at %s in the clear where that is all that was set',
    (listen) => {
      expect(choose(listen)).toEqual({ host: listen, identity: null, problem: null })
    }
  )

  it('by TLS with a certificate and its key', () => {
    expect(choose('0.0.0.0', file('cert'), file('key'))).toEqual({
      host: '0.0.0.0',
      identity: { cert: smtpCertificate, key: smtpKey },
      problem: null
    })
  })

  it.each([
    ['the certificate is missing', undefined, 'key', /--tls-cert-file/],
    ['the key is missing', 'cert', undefined, /--tls-key-file/],
    ['the certificate can not be read', 'nothing', 'key', /certificate .* can not be read.*--tls-cert-file/],
    ['the key can not be read', 'cert', 'nothing', /key .* can not be read.*--tls-key-file/],
    ['they do not belong together', 'other', 'key', /do not belong together/],
    ['one is none', 'text', 'key', /can not be used/],
    ['they are the wrong way round', 'key', 'cert', /can not be used/]
  ])('to this machine only, in the clear, where %s', (_why, cert, key, sentence) => {
    const listening = choose('0.0.0.0', cert && file(cert), key && file(key))
    expect(listening).toMatchObject({ host: '127.0.0.1', identity: null })
    expect(listening.problem).toMatch(sentence)
    expect(listening.problem).toContain('only this machine is served')
    expect(listening.problem).not.toContain(folder.path)
  })

  it('to this machine only where it has not the address that was set', () => {
    expect(choose('192.168.1.6')).toMatchObject({ host: '127.0.0.1', problem: expect.stringContaining('--listen') })
  })
})
