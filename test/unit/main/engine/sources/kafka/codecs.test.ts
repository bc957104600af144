import { createRequire } from 'node:module'
import fc from 'fast-check'
import { CompressionCodecs, CompressionTypes } from 'kafkajs'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerCodecs } from '../../../../../../src/main/engine/sources/kafka/codecs'

interface Codec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>
  decompress(bytes: Buffer): Promise<Buffer>
}
/** The look-up that kafkajs itself does for each batch it reads, by the batch's attributes. */
const { lookupCodecByAttributes } = createRequire(import.meta.url)('kafkajs/src/protocol/message/compression') as {
  lookupCodecByAttributes: (attributes: number) => Codec | null
}

function codecOf(type: CompressionTypes): Codec {
  const codec = lookupCodecByAttributes(type)
  if (codec === null) throw new Error('kafkajs has no such codec')
  return codec
}

beforeAll(() => {
  registerCodecs()
  registerCodecs()
})

describe.each([
  ['gzip', CompressionTypes.GZIP],
  ['snappy', CompressionTypes.Snappy],
  ['lz4', CompressionTypes.LZ4],
  ['zstd', CompressionTypes.ZSTD]
])('%s', (_, type) => {
  it('brings back any bytes, none at all and many', async () => {
    const { compress, decompress } = codecOf(type)
    const trip = async (bytes: Buffer): Promise<void> => {
      const compressed = await compress({ buffer: bytes })
      expect((await decompress(Buffer.from(compressed))).equals(bytes)).toBe(true)
    }
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => trip(Buffer.from(bytes))))
    await trip(Buffer.alloc(0))
    await trip(Buffer.alloc(3_000_000, 'a line of a bike '))
  })

  it('makes the text of a bike much smaller', async () => {
    const text = Buffer.from('{"log": "2022-10-04 10:05:10.588793 mendoza v9: [INFO]: Ride"}\n'.repeat(500))
    expect((await codecOf(type).compress({ buffer: text })).length).toBeLessThan(text.length / 5)
  })

  it('refuses bytes that are no such thing', async () => {
    await expect(
      (async () => codecOf(type).decompress(Buffer.from('these are no compressed bytes, whatever the format')))()
    ).rejects.toThrow()
  })
})

describe('the formats', () => {
  const compressed = async (type: CompressionTypes): Promise<string> =>
    Buffer.from(await codecOf(type).compress({ buffer: Buffer.from('ride '.repeat(100)) })).toString('hex')

  it('are those Kafka means: lz4 and zstd in frames', async () => {
    expect(await compressed(CompressionTypes.LZ4)).toMatch(/^04224d18/)
    expect(await compressed(CompressionTypes.ZSTD)).toMatch(/^28b52ffd/)
  })

  it('of snappy are read as Java writes it too, in blocks behind a header', async () => {
    const { compress, decompress } = codecOf(CompressionTypes.Snappy)
    const block = async (text: string): Promise<Buffer> => {
      const bytes = Buffer.from(await compress({ buffer: Buffer.from(text) }))
      const size = Buffer.alloc(4)
      size.writeUInt32BE(bytes.length)
      return Buffer.concat([size, bytes])
    }
    const header = Buffer.from('82534e41505059000000000100000001', 'hex')
    const framed = Buffer.concat([header, await block('first, '), await block('second')])
    expect((await decompress(framed)).toString()).toBe('first, second')
  })

  it('are registered for kafkajs as a whole', () => {
    expect(Object.keys(CompressionCodecs).map(Number).sort()).toEqual([1, 2, 3, 4])
  })
})
