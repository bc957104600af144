import { longestMessageBytes } from '../../ingest/decode-message'
import { readTimestampMs } from '../../ingest/timestamp'
import type { LogMessage } from '../telemetry-source'
import { longestLineBytes } from './line-splitter'

const quote = 0x22
const brace = 0x7b
const colon = 0x3a

/**
 * The message that a line of a captured log stands for.
 * - A line that begins with `{` is the message's value as it was received, and is kept byte for byte. Where it is a JSON
 *   object whose `key` is a text that is not empty, that is the message's key: `{"key":"SN0007","log":"…\n"}`.
 * - Every other line is a line of the bike's own log and is wrapped as the feed does: `{"log": "…\n"}`, without a key.
 *   Bytes that are no UTF-8 stay as they are. One too long to be understood in any case is not wrapped.
 * - A line that begins with a quote is first taken for a field of a CSV file with one column and unquoted.
 */
export function messageOfLine(line: Buffer): Pick<LogMessage, 'key'> & { readonly value: Buffer } {
  const text = line[0] === quote ? unquoted(line) : line
  if (text[firstInked(text, 0)] === brace) return { key: keyOf(text), value: text }
  return { key: null, value: text.length > longestMessageBytes ? text : wrapped(text) }
}

const name = Buffer.from('"log"')

/** The timestamp with which the line in a message begins, UTC epoch ms; NaN where it has none. Reads nothing else. */
export function messageTimestampMs(value: Buffer): number {
  for (let at = value.indexOf(name); at !== -1; at = value.indexOf(name, at + name.length)) {
    const colonAt = firstInked(value, at + name.length)
    // Else it was the value of another key, as in `"event":"log"`.
    if (value[colonAt] !== colon) continue
    const quoteAt = firstInked(value, colonAt + 1)
    return value[quoteAt] === quote ? readTimestampMs(value, quoteAt + 1) : Number.NaN
  }
  return Number.NaN
}

/** Index of the first byte from `from` on that is neither space nor tab. */
function firstInked(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1
  return at
}

// Latin-1 gives every byte a character of its own and takes it back; what JSON escapes is ASCII.
const wrapped = (line: Buffer): Buffer =>
  Buffer.from(`{"log": ${JSON.stringify(`${line.toString('latin1')}\n`)}}`, 'latin1')

/** The field may go on in the next line, then its closing quote is not here. */
function unquoted(line: Buffer): Buffer {
  const end = line.at(-1) === quote ? line.length - 1 : line.length
  return Buffer.from(line.toString('latin1', 1, end).replaceAll('""', '"'), 'latin1')
}

function keyOf(json: Buffer): Buffer | null {
  // Most captures have no keys, and what was cut is no JSON.
  if (json.length > longestLineBytes || !json.includes('"key"')) return null
  try {
    const message: unknown = JSON.parse(json.toString('utf8'))
    if (typeof message !== 'object' || message === null || !('key' in message)) return null
    return typeof message.key === 'string' && message.key !== '' ? Buffer.from(message.key, 'utf8') : null
  } catch {
    return null
  }
}
