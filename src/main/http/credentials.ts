import type { IncomingHttpHeaders } from 'node:http'
import type { Credential } from '../engine/ports'

/** What a request brings to be let in by. An unreadable one is a wrong one. */
export type Presented = 'absent' | 'unreadable' | Credential

const longestToken = 200
const longestName = 200
const longestPassword = 400

/**
 * The credential of a request: `Authorization: Bearer TOKEN` or `Basic`, else `API-Key: TOKEN`. What stands in the address
 * is never looked at. A token as the password of Basic is a token, whatever the user: clients that know nothing else ask
 * for both.
 */
export function presentedCredential(headers: IncomingHttpHeaders): Presented {
  const { authorization, 'api-key': apiKey } = headers
  const presented = authorization === undefined ? 'absent' : fromAuthorization(authorization)
  if (presented !== 'absent') return presented
  const token = typeof apiKey === 'string' ? apiKey.trim() : ''
  return token === '' ? 'absent' : tokenFrom(token)
}

function fromAuthorization(header: string): Presented {
  const [, scheme = '', value = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(header) ?? []
  switch (scheme.toLowerCase()) {
    case '':
      return 'absent'
    case 'bearer':
      return value === '' ? 'absent' : tokenFrom(value)
    case 'basic':
      return value === '' ? 'absent' : fromBasic(value)
    default:
      return 'unreadable'
  }
}

const tokenFrom = (text: string): Presented =>
  text.length <= longestToken && /^\S+$/.test(text) ? { token: text } : 'unreadable'

function fromBasic(encoded: string): Presented {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return 'unreadable'
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return 'unreadable'
  const [user, password] = [text.slice(0, colon), text.slice(colon + 1)]
  if (password.startsWith('dlt_')) return tokenFrom(password)
  if (user === '' || user.length > longestName || password.length > longestPassword) return 'unreadable'
  return { user, password }
}
