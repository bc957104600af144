import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runJavaTool } from './java'

/** A key store for tests on loopback: nothing secret. */
export const storePassword = 'changeit'

export interface BrokerCertificate {
  /** PKCS12 key store for the broker. */
  readonly keystoreFile: string
  /** PEM file for a client to trust. */
  readonly caFile: string
}

/** Makes a self-signed certificate for localhost and 127.0.0.1 in a folder, or finds the one made there before. */
export async function makeCertificate(folder: string): Promise<BrokerCertificate> {
  const keystoreFile = join(folder, 'broker.p12')
  const caFile = join(folder, 'ca.pem')
  if (existsSync(caFile)) return { keystoreFile, caFile }
  const store = ['-alias', 'broker', '-keystore', keystoreFile, '-storepass', storePassword]
  const key = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650', '-storetype', 'PKCS12']
  const names = ['-dname', 'CN=localhost', '-ext', 'SAN=dns:localhost,ip:127.0.0.1', '-ext', 'BC:critical=ca:true']
  await runJavaTool('keytool', ['-genkeypair', ...store, ...key, ...names])
  writeFileSync(caFile, await runJavaTool('keytool', ['-exportcert', '-rfc', ...store]))
  return { keystoreFile, caFile }
}
