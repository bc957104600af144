import type { MailSettings } from '../ports'

export type MailServer = NonNullable<MailSettings['server']>

/**
 * How far a mail got. `address`: its recipient was named. `content`: it was being handed over, so it may have arrived even
 * where no answer came.
 */
export type MailPhase = 'connect' | 'sign_in' | 'sender' | 'address' | 'content'

/**
 * What a failed try means. `mail`: this mail is never taken. `mail_later`: this mail is not taken now. `all_later`: the server
 * is not there. `all`: nothing goes out before a person mends something.
 */
export type MailFaultScope = 'mail' | 'mail_later' | 'all_later' | 'all'

export interface MailFault {
  readonly scope: MailFaultScope
  /** What is wrong and what to do, for who looks after the console. */
  readonly sentence: string
  /** For the log: no address and no text of the server. */
  readonly code: string
}

/** What an error of the mail client says about itself, whatever it is. */
interface ErrorFacts {
  readonly code: string
  /** What the system called it before the mail client gave it a code of its own. */
  readonly systemCode: string
  readonly command: string
  /** The server's answer; 0 for none. */
  readonly responseCode: number
  readonly response: string
}

/** What a failure means, by how far the mail got and what was said. */
export function mailFault(error: unknown, phase: MailPhase, server: MailServer): MailFault {
  const facts = factsOf(error)
  const { responseCode } = facts
  const code = [phase, facts.systemCode || facts.code, ...(responseCode === 0 ? [] : [responseCode])].join(' ')
  const told = (scope: MailFaultScope, sentence: string): MailFault => ({ scope, sentence, code })
  const said = saidBy(facts)
  const isForGood = responseCode >= 500 && responseCode !== 503

  if (phase === 'connect') return told(...connectFault(facts, server))
  if (responseCode === 421) return told('all_later', `The mail server is busy${said}.`)
  if (phase === 'sign_in') {
    return responseCode >= 400 && !isForGood
      ? told('all_later', `The mail server can not check the password now${said}.`)
      : told('all', `The mail server refuses user name and password${said}; check mail user and password.`)
  }
  // 552: the mail is too large, which some servers say this early.
  if (phase === 'sender' && isForGood && responseCode !== 552) {
    return told('all', `The mail server refuses the sender${said}; check the sender's address and the sign-in.`)
  }
  if (isForGood) {
    const what = phase === 'address' ? 'this address' : 'this mail'
    return told('mail', `The mail server refuses ${what}${said}.`)
  }
  if (responseCode > 0) return told('mail_later', `The mail server puts this mail off${said}.`)
  return phase === 'content'
    ? told('mail_later', 'The connection broke while this mail was being sent.')
    : told('all_later', 'The mail server ended the connection.')
}

/** Nothing was heard from the server for as long as a mail may take. */
export const tooSlow: MailFault = {
  scope: 'mail_later',
  sentence: 'The mail server took too long over this mail.',
  code: 'content too slow'
}

/** User name and password are set, and the server takes none. */
export const noSignIn = ({ host, security }: MailServer): MailFault => ({
  scope: 'all',
  sentence: `${host} takes no user name and password${security === 'none' ? ' without TLS' : ''}; check mail security and port, or take the user name away.`,
  code: 'sign_in not offered'
})

function connectFault(facts: ErrorFacts, { host, port, security }: MailServer): [MailFaultScope, string] {
  const { code, systemCode, command, responseCode } = facts
  const at = `${host}:${port}`
  if (code === 'EDNS' || systemCode === 'ENOTFOUND' || systemCode === 'EAI_AGAIN') {
    return ['all_later', `No server is named ${host}; check the mail server's name and this machine's network.`]
  }
  if (systemCode === 'ECONNREFUSED') return ['all_later', `${at} refuses the connection; check mail server and port.`]
  if (code === 'ETIMEDOUT') return ['all_later', `${at} does not answer; check mail server, port and firewall.`]
  if (certificateFaults.test(systemCode)) {
    return [
      'all',
      `The certificate of ${host} is not trusted (${systemCode}); check the mail server's name and certificate.`
    ]
  }
  if (/SSL|EPROTO/.test(systemCode)) {
    return ['all', `${at} does not speak TLS from the start; try mail security starttls, or port 465.`]
  }
  if (security === 'starttls' && (command === 'STARTTLS' || command === 'EHLO' || code === 'ETLS')) {
    return ['all', `${at} does not offer STARTTLS${saidBy(facts)}; try mail security tls, or another port.`]
  }
  if (responseCode > 0) return ['all_later', `${at} takes no mail now${saidBy(facts)}.`]
  return [
    'all_later',
    `${at} ended the connection${systemCode === '' ? '' : ` (${systemCode})`}; check mail server, port and security.`
  ]
}

const certificateFaults = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/

/** The server's own words, on one line. */
function saidBy({ response }: ErrorFacts): string {
  const line = response.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  if (line === '') return ''
  return ` (it says: ${line.length > 160 ? `${line.slice(0, 160)}…` : line})`
}

function factsOf(error: unknown): ErrorFacts {
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  const text = (name: string): string => {
    const value = read(name)
    return typeof value === 'string' ? value : ''
  }
  const responseCode = read('responseCode')
  const code = text('code')
  return {
    code,
    systemCode:
      text('originalCode') ||
      (/^E(DNS|TLS|SOCKET|CONNECTION|TIMEDOUT|PROTOCOL|AUTH|ENVELOPE|MESSAGE)$/.test(code) ? '' : code),
    command: text('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    response: text('response')
  }
}
