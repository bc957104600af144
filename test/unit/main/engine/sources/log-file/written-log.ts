import fc from 'fast-check'

/** A line as it stands in a captured log, and the message it stands for; a blank line stands for none. */
export interface WrittenLine {
  readonly bytes: Buffer
  readonly message: { readonly key: string | null; readonly value: Buffer } | null
}

const stamp = '2026-11-01 10:00:00.500000 mendoza v9: '
const logLine = fc.oneof(
  fc.constantFrom('--------- beginning of main', `${stamp}Getting user data from server..`),
  fc.integer({ min: 1, max: 520 }).map((second) => `${stamp}[INFO]: Ride - duration = ${second}.0; resistance = 30`),
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((name) => `${stamp}[SYSTEM] data = ${JSON.stringify({ user_id: 1, name, note: '\u0001\t"\\' })}`)
)

const asMessage = fc
  .tuple(logLine, fc.option(fc.string({ minLength: 1 })), fc.constantFrom('', ' '))
  .map(([line, key, before]): WrittenLine => {
    const json = JSON.stringify({ ...(key === null ? {} : { key }), event: 'log', log: `${line}\n` })
    const bytes = Buffer.from(`${before}${json}`)
    return { bytes, message: { key, value: bytes } }
  })

const asRawLine = logLine.map(
  (line): WrittenLine => ({
    bytes: Buffer.from(line),
    message: { key: null, value: Buffer.from(`{"log": ${JSON.stringify(`${line}\n`)}}`) }
  })
)

const asCsvField = fc.tuple(fc.oneof(asMessage, asRawLine), fc.constantFrom('"', '\n"')).map(
  ([{ bytes, message }, end]): WrittenLine => ({
    bytes: Buffer.concat([
      Buffer.from(`"`),
      Buffer.from(bytes.toString('latin1').replaceAll('"', '""'), 'latin1'),
      Buffer.from(end)
    ]),
    message
  })
)

/** Neither UTF-8 nor JSON, and only bytes that JSON does not escape. */
const asBrokenBytes = fc
  .uint8Array({ minLength: 1, maxLength: 20 })
  .map((bytes) => bytes.map((byte) => byte | 0x80))
  .filter((bytes) => !(bytes[0] === 0xef && bytes[1] === 0xbb))
  .map(
    (bytes): WrittenLine => ({
      bytes: Buffer.from(bytes),
      message: { key: null, value: Buffer.concat([Buffer.from('{"log": "'), bytes, Buffer.from('\\n"}')]) }
    })
  )

const blank = fc
  .constantFrom('', ' ', '\t  ', '"')
  .map((text): WrittenLine => ({ bytes: Buffer.from(text), message: null }))

/** A captured log with lines of every form, line ends of both kinds, with or without byte order mark and last line end. */
export const writtenLog = fc
  .record({
    lines: fc.array(
      fc.tuple(fc.oneof(asMessage, asRawLine, asCsvField, asBrokenBytes, blank), fc.constantFrom('\n', '\r\n')),
      {
        maxLength: 20
      }
    ),
    hasMark: fc.boolean(),
    isEnded: fc.boolean()
  })
  .map(({ lines, hasMark, isEnded }) => ({
    messages: lines.flatMap(([{ message }]) => (message === null ? [] : [message])),
    bytes: Buffer.concat([
      Buffer.from(hasMark ? '\ufeff' : ''),
      ...lines.flatMap(([{ bytes }, end], index) =>
        isEnded || index < lines.length - 1 ? [bytes, Buffer.from(end)] : [bytes]
      )
    ])
  }))
