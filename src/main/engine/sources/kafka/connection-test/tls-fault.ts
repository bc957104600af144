import type { BrokerAddress } from './broker-address'
import { errorFacts, fieldOf } from './error-facts'
import type { Fault } from './outcome'
import { OutOfTimeError } from './time-budget'

const unknownAuthority = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA'
])
const otherName = 'ERR_TLS_CERT_ALTNAME_INVALID'
const mostNames = 5

/** Whether a failure came of a certificate that was shown: then TLS is spoken. */
export function isAboutTheCertificate(code: string): boolean {
  return unknownAuthority.has(code) || code === otherName || /^CERT_/.test(code)
}

/** What is wrong with the secure connection to a broker. `caFile` is the authority's file that was given, if one was. */
export function tlsFault(
  error: unknown,
  { text, host }: BrokerAddress,
  caFile: string | null,
  speaksPlain: boolean
): Fault {
  const { code } = errorFacts(error)
  const fault = (sentence: string): Fault => ({ sentence, detail: code || null })
  if (speaksPlain) return fault(`${text} does not speak TLS; turn TLS off, or give the port that speaks it.`)
  if (unknownAuthority.has(code)) {
    return caFile === null
      ? fault(`The certificate of ${text} is not signed by an authority this machine knows; give its CA file.`)
      : fault(
          `The certificate of ${text} is not signed by the authority in ${caFile}; give the CA file of this broker.`
        )
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return fault(
      `The certificate of ${text} has expired; it must be renewed, unless the clock of this machine is wrong.`
    )
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return fault(`The certificate of ${text} is not valid yet; check the clock of this machine.`)
  }
  if (code === otherName) {
    const names = namesOf(error)
    return names === ''
      ? fault(`The certificate of ${text} is not for ${host}; use the name it was made for as the address.`)
      : fault(`The certificate of ${text} is for ${names}, not for ${host}; use a name it was made for as the address.`)
  }
  if (asksForOurCertificate(code)) return fault(clientCertificateSentence(text))
  if (error instanceof OutOfTimeError) {
    return fault(
      `${text} accepts connections but does not answer in TLS; check the port, and that Kafka is well there.`
    )
  }
  return fault(`No secure connection to ${text} is possible; check that this port speaks TLS, version 1.2 or newer.`)
}

/** Whether the other side ended it for want of a certificate of ours. */
export const asksForOurCertificate = (code: string): boolean =>
  /ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE)/.test(code)

export const clientCertificateSentence = (broker: string): string =>
  `${broker} asks for a certificate of the client, which the console does not have; give a port that takes a user name and a password.`

/** The names in the certificate, as "localhost, 127.0.0.1". */
function namesOf(error: unknown): string {
  const names = fieldOf(fieldOf(error, 'cert'), 'subjectaltname')
  if (typeof names !== 'string') return ''
  const all = names.split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''))
  return all.slice(0, mostNames).join(', ') + (all.length > mostNames ? ', …' : '')
}
