import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { errorFacts } from './error-facts'
import type { Fault } from './outcome'

/** What is wrong with the CA file, null when a certificate can be read in it. */
export function caFileFault(caFile: string): Fault | null {
  let text: string
  try {
    text = readFileSync(caFile, 'utf8')
  } catch (error) {
    const { code } = errorFacts(error)
    const sentence =
      code === 'ENOENT'
        ? `There is no CA file ${caFile}; check its path.`
        : `The CA file ${caFile} can not be read; check its path and who may read it.`
    return { sentence, detail: code || null }
  }
  try {
    // Node takes a file without any certificate in silence, and then trusts no one.
    new X509Certificate(text)
    return null
  } catch {
    return { sentence: `There is no certificate in the CA file ${caFile}; it must be a PEM file.`, detail: null }
  }
}
