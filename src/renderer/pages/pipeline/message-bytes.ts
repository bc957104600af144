import { bytesText } from './bytes-text'

/** Bytes written in base64. */
export const bytesOfBase64 = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

/** Bytes as text in their order; what is no UTF-8 or no visible character is replaced, line ends and tabs are kept. */
export const textOfBytes = (bytes: Uint8Array): string =>
  bytesText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).replace(hidden, '\ufffd')

const hidden = /(?![\n\t])\p{Cc}/gu
const bytesInLine = 16

/** Bytes as people compare them: place, sixteen bytes in hex in two groups, and what of them is ASCII. */
export function hexOfBytes(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += bytesInLine) lines.push(hexLine(bytes.subarray(at, at + bytesInLine), at))
  return lines.join('\n')
}

function hexLine(bytes: Uint8Array, at: number): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  const groups = [pairs.slice(0, 8).join(' ').padEnd(23), pairs.slice(8).join(' ').padEnd(23)]
  const ascii = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
  return [at.toString(16).padStart(8, '0'), ...groups, ascii].join('  ')
}
