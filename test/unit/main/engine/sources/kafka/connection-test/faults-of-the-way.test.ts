import { describe, expect, it } from 'vitest'
import { brokerAddress } from '../../../../../../../src/main/engine/sources/kafka/connection-test/broker-address'
import { nameFault } from '../../../../../../../src/main/engine/sources/kafka/connection-test/check-names'
import { portFault } from '../../../../../../../src/main/engine/sources/kafka/connection-test/check-ports'
import { OutOfTimeError } from '../../../../../../../src/main/engine/sources/kafka/connection-test/time-budget'
import {
  asksForOurCertificate,
  isAboutTheCertificate,
  tlsFault
} from '../../../../../../../src/main/engine/sources/kafka/connection-test/tls-fault'

const broker = brokerAddress('kafka.gym:9093')
const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more })

describe('what is wrong with a name', () => {
  it.each([
    [coded('ENOTFOUND'), 'The name kafka.gym is not known; check its spelling', 'ENOTFOUND'],
    [coded('EAI_AGAIN'), 'The name kafka.gym can not be looked up now; check the network', 'EAI_AGAIN'],
    [new OutOfTimeError(), 'No name server answers when asked for kafka.gym; check the network', null]
  ])('is told for %s', (error, sentence, detail) => {
    expect(nameFault(error, broker)).toEqual({ sentence: expect.stringContaining(sentence), detail })
  })

  it('is told for an IPv6 address, which the client can not use', () => {
    expect(nameFault(new Error('no address'), brokerAddress('[::1]:9092')).sentence).toContain(
      '[::1] is an IPv6 address'
    )
  })
})

describe('what is wrong with the way', () => {
  it.each([
    [coded('ECONNREFUSED'), 'Nothing listens at kafka.gym:9093; check the port'],
    [coded('ETIMEDOUT'), 'kafka.gym:9093 does not answer; check the address, and whether a firewall'],
    [new OutOfTimeError(), 'kafka.gym:9093 does not answer; check the address, and whether a firewall'],
    [coded('EHOSTUNREACH'), 'There is no way to kafka.gym from here; check the network'],
    [coded('ENETUNREACH'), 'There is no way to kafka.gym from here; check the network'],
    [coded('EACCES'), 'does not let the console connect to kafka.gym:9093; check its firewall'],
    [coded('ECONNRESET'), 'No connection to kafka.gym:9093 is possible; check the address']
  ])('is told for %s', (error, sentence) => {
    expect(portFault(error, broker).sentence).toContain(sentence)
  })
})

describe('what is wrong with TLS', () => {
  const ca = '/etc/gym/ca.pem'

  it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    'asks for the CA file, or for another one, at %s',
    (code) => {
      expect(tlsFault(coded(code), broker, null, false)).toEqual({
        sentence:
          'The certificate of kafka.gym:9093 is not signed by an authority this machine knows; give its CA file.',
        detail: code
      })
      expect(tlsFault(coded(code), broker, ca, false).sentence).toContain(`not signed by the authority in ${ca}`)
    }
  )

  it.each([
    ['CERT_HAS_EXPIRED', 'has expired; it must be renewed'],
    ['CERT_NOT_YET_VALID', 'is not valid yet; check the clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'is not for kafka.gym; use the name it was made for'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'asks for a certificate of the client'],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'No secure connection to kafka.gym:9093 is possible; check that this port speaks TLS'
    ]
  ])('is told for %s', (code, sentence) => {
    expect(tlsFault(coded(code), broker, ca, false).sentence).toContain(sentence)
  })

  it('names at most five of the names in a certificate', () => {
    const names = (count: number): string => Array.from({ length: count }, (_, at) => `DNS:k${at}`).join(', ')
    const sentence = (subjectaltname: string): string =>
      tlsFault(coded('ERR_TLS_CERT_ALTNAME_INVALID', { cert: { subjectaltname } }), broker, ca, false).sentence
    expect(sentence('DNS:localhost, IP Address:127.0.0.1')).toContain('is for localhost, 127.0.0.1, not for kafka.gym')
    expect(sentence(names(5))).toContain('is for k0, k1, k2, k3, k4, not')
    expect(sentence(names(6))).toContain('is for k0, k1, k2, k3, k4, …, not')
  })

  it('says before all else that the port answers in plain', () => {
    expect(tlsFault(coded('ECONNRESET'), broker, ca, true).sentence).toContain('does not speak TLS; turn TLS off')
  })

  it('knows what comes of a certificate: that is TLS, be it trusted or not', () => {
    const yes = ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']
    expect(yes.map(isAboutTheCertificate)).toEqual([true, true, true])
    expect(['ECONNRESET', 'ERR_SSL_WRONG_VERSION_NUMBER', ''].map(isAboutTheCertificate)).toEqual([false, false, false])
    expect(asksForOurCertificate('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED')).toBe(true)
    expect(asksForOurCertificate('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA')).toBe(false)
  })
})
