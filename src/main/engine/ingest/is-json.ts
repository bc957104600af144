const quote = 0x22
const plus = 0x2b
const comma = 0x2c
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const nine = 0x39
const colon = 0x3a
const openBracket = 0x5b
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
/** From an opening bracket or brace to its closing one. */
const toClosing = 2

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

const trueWord = bytesOf('true')
const falseWord = bytesOf('false')
const nullWord = bytesOf('null')
const escapable = new Set(bytesOf('"\\/bfnrt'))

/** What the readers below answer where nothing of their kind stands. */
const none = -1

/**
 * Whether `JSON.parse` would take these bytes, which are UTF-8. Asked beforehand, as the error that it throws costs as much
 * as storing several messages. A property test holds the two together.
 */
export function isJson(bytes: Uint8Array): boolean {
  /** The closing bytes of what is open, innermost last. */
  const open: number[] = []
  let at = skipSpace(bytes, 0)
  for (;;) {
    const first = bytes[at]
    if (first === openBrace || first === openBracket) {
      const close = first + toClosing
      at = skipSpace(bytes, at + 1)
      if (bytes[at] !== close) {
        open.push(close)
        if (close === closeBrace) at = afterKey(bytes, at)
        if (at === none) return false
        continue
      }
      at += 1
    } else {
      at = afterScalar(bytes, at)
      if (at === none) return false
    }
    // A value has ended: so may have what it is in.
    at = skipSpace(bytes, at)
    while (open.length > 0 && bytes[at] === open[open.length - 1]) {
      open.pop()
      at = skipSpace(bytes, at + 1)
    }
    if (open.length === 0) return at === bytes.length
    if (bytes[at] !== comma) return false
    at = skipSpace(bytes, at + 1)
    if (open[open.length - 1] === closeBrace) at = afterKey(bytes, at)
    if (at === none) return false
  }
}

function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1
  return at
}

/** Where the value of a key begins. */
function afterKey(bytes: Uint8Array, at: number): number {
  const end = bytes[at] === quote ? afterString(bytes, at) : none
  if (end === none) return none
  const colonAt = skipSpace(bytes, end)
  return bytes[colonAt] === colon ? skipSpace(bytes, colonAt + 1) : none
}

function afterScalar(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case quote:
      return afterString(bytes, at)
    case 0x74:
      return afterWord(bytes, at, trueWord)
    case 0x66:
      return afterWord(bytes, at, falseWord)
    case 0x6e:
      return afterWord(bytes, at, nullWord)
    default:
      return afterNumber(bytes, at)
  }
}

function afterString(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === quote) return at + 1
    if (byte < 0x20) return none
    at += byte === backslash ? escapeLength(bytes, at + 1) : 1
  }
  return none
}

/** With its backslash, which stands before `at`; where it is none, more than there is. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0
  if (escapable.has(byte)) return 2
  const isUnicode = byte === 0x75 && [1, 2, 3, 4].every((digit) => isHexDigit(bytes[at + digit] ?? 0))
  return isUnicode ? 6 : Number.POSITIVE_INFINITY
}

const isHexDigit = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

const isDigit = (byte: number): boolean => byte >= zero && byte <= nine

function afterNumber(bytes: Uint8Array, start: number): number {
  const integerAt = bytes[start] === minus ? start + 1 : start
  let end = bytes[integerAt] === zero ? integerAt + 1 : afterDigits(bytes, integerAt)
  if (end !== none && bytes[end] === point) end = afterDigits(bytes, end + 1)
  if (end === none || (bytes[end] !== 0x65 && bytes[end] !== 0x45)) return end
  const sign = bytes[end + 1]
  return afterDigits(bytes, sign === plus || sign === minus ? end + 2 : end + 1)
}

/** One digit at least. */
function afterDigits(bytes: Uint8Array, start: number): number {
  let at = start
  while (isDigit(bytes[at] ?? 0)) at += 1
  return at === start ? none : at
}

function afterWord(bytes: Uint8Array, at: number, word: Uint8Array): number {
  return word.every((byte, index) => bytes[at + index] === byte) ? at + word.length : none
}
