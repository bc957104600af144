/**
 * The key of a bike stream as the store names it. A message without a key gives '' ; a key gives `=` and its text, or
 * `#` and its bytes in hex where they are no UTF-8. So every two different keys have different names.
 */
export function streamKeyOf(key: Buffer | null): string {
  if (key === null) return ''
  const text = readUtf8(key)
  return text === null ? `#${key.toString('hex')}` : `=${text}`
}

/** The key's bytes as Latin-1 text, null for no key: the way back from `streamKeyOf`. */
export function latin1OfStreamKey(streamKey: string): string | null {
  if (streamKey === '') return null
  const bytes = streamKey.startsWith('#') ? Buffer.from(streamKey.slice(1), 'hex') : Buffer.from(streamKey.slice(1))
  return bytes.toString('latin1')
}

/** A bike's serial from its message key, where the key is a short printable text; else null. */
export function serialFromKey(streamKey: string): string | null {
  if (!streamKey.startsWith('=')) return null
  const text = streamKey.slice(1)
  return text.length > 0 && text.length <= 64 && /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(text) ? text : null
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readUtf8(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}
