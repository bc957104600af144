import { isUtf8 } from 'node:buffer'
import { decodeLine } from './decode-line'
import { decodeMessageFast } from './decode-message-fast'
import { isJson } from './is-json'
import { type LogLine, type Unreadable, unreadable } from './log-line'

/** A message longer than this is not read; the longest line of the feed is about 500 bytes. */
export const longestMessageBytes = 65_536

/**
 * Understands one message: UTF-8 JSON whose `log` is one line of a bike's log, with or without its line end. Other keys
 * are ignored. Never throws: what is not understood comes back as `unreadable` with the reason.
 */
export function decodeMessage(value: Buffer | null): LogLine | Unreadable {
  if (value === null) return unreadable('no value')
  return decodeMessageFast(value) ?? decodeMessageSlow(value)
}

/** The same without the fast reader: what `decodeMessageFast` is held against. */
export function decodeMessageSlow(value: Buffer): LogLine | Unreadable {
  const line = readLogLine(value)
  return typeof line === 'string' ? decodeLine(line) : line
}

/** The log line that a message holds, without its line end. */
export function readLogLine(value: Buffer): string | Unreadable {
  if (value.length > longestMessageBytes) return unreadable('longer than 64 kB')
  // Asked, not tried: an error a message would keep the good ones waiting where half of them are garbage.
  if (!isUtf8(value)) return unreadable('not UTF-8')
  if (!isJson(value)) return unreadable('not JSON')
  let envelope: unknown
  try {
    envelope = JSON.parse(value.toString('utf8'))
  } catch {
    // Nesting deeper than the parser's stack, which it reports as a RangeError.
    return unreadable('not JSON')
  }
  if (typeof envelope !== 'object' || envelope === null || !Object.hasOwn(envelope, 'log')) {
    return unreadable('no "log" key')
  }
  const { log } = envelope as { log: unknown }
  if (typeof log !== 'string') return unreadable('"log" is not text')
  return log.replace(/\r?\n$/, '')
}
