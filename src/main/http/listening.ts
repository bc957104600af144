import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'

/** What a server shows itself with. */
export interface ServerIdentity {
  readonly cert: string
  readonly key: string
}

/** Where a console is to be served. */
export interface ListeningSettings {
  /** An address of this machine; `0.0.0.0` or `::` for all of them. */
  readonly listen: string
  readonly tlsCertFile: string | undefined
  readonly tlsKeyFile: string | undefined
}

/** Where it is served. */
export interface Listening {
  readonly host: string
  readonly identity: ServerIdentity | null
  /** Why it is not as it was set, one sentence; then it serves this machine only, in the clear. */
  readonly problem: string | null
}

export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1'
export const isEveryAddress = (address: string): boolean => address === '0.0.0.0' || /^[0:]+$/.test(address)

/**
 * Decides where to serve. Who set up TLS must not be served to others without it by a slip: what is wrong with it leaves
 * the console on loopback. `addresses` are those of this machine.
 */
export function chooseListening(settings: ListeningSettings, addresses: readonly string[]): Listening {
  const { listen, tlsCertFile, tlsKeyFile } = settings
  const onlyHere = (problem: string): Listening => ({ host: '127.0.0.1', identity: null, problem })
  if (isIP(listen) === 0 || !(isLoopback(listen) || isEveryAddress(listen) || addresses.includes(listen))) {
    return onlyHere('This machine has not the address to serve at; only this machine is served. Check --listen.')
  }
  if (tlsCertFile === undefined && tlsKeyFile === undefined) return { host: listen, identity: null, problem: null }
  if (tlsCertFile === undefined || tlsKeyFile === undefined) {
    const missing = tlsCertFile === undefined ? '--tls-cert-file' : '--tls-key-file'
    return onlyHere(`TLS needs a certificate and its key; only this machine is served. Give ${missing}, too.`)
  }
  const cert = readText(tlsCertFile)
  const key = readText(tlsKeyFile)
  if (cert === null || key === null) {
    const [what, flag] = cert === null ? ['certificate', '--tls-cert-file'] : ['key', '--tls-key-file']
    return onlyHere(`The ${what} for TLS can not be read; only this machine is served. Check ${flag}.`)
  }
  const fault = faultOf({ cert, key })
  return fault === null ? { host: listen, identity: { cert, key }, problem: null } : onlyHere(fault)
}

function faultOf(identity: ServerIdentity): string | null {
  try {
    createSecureContext(identity)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
      ? 'The certificate and the key for TLS do not belong together; only this machine is served. Check --tls-cert-file and --tls-key-file.'
      : 'The certificate or the key for TLS can not be used; only this machine is served. Both must be PEM files without a password.'
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
