/** A sender as a mail shows it: a name where there is one, and the address. */
export interface Mailbox {
  readonly name: string | null
  readonly address: string
}

const longestAddress = 254
const longestName = 60
/** The common form of RFC 5321's Mailbox: no quoted local part, no address literal, nothing that could end a header. */
const addressForm =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
const namedForm = /^([^<>]*)<([^<>]*)>$/
/** Control characters, and all that breaks a line. */
const breaksLine = /[\p{Cc}\u2028\u2029]/u

/** Whether mail can be sent to it. */
export const isMailAddress = (text: string): boolean =>
  text.length <= longestAddress && addressForm.test(text) && !/^\.|\.\.|\.@/.test(text)

/** Reads `gym@example.org` or `Front desk <gym@example.org>`; null for anything else. */
export function parseMailbox(text: string): Mailbox | null {
  if (breaksLine.test(text)) return null
  const [, name, inBrackets] = namedForm.exec(text.trim()) ?? []
  const address = (inBrackets ?? text).trim()
  const shown = (name ?? '').trim().replaceAll('"', '')
  if (!isMailAddress(address) || shown.length > longestName) return null
  return { name: shown === '' ? null : shown, address }
}
