import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { CompressionCodecs, CompressionTypes } from 'kafkajs'
import snappy from 'kafkajs-snappy'
import { compressFrameSync, decompressFrameSync } from 'lz4-napi'

/** kafkajs hands its encoder to `compress`; its bytes are what is meant. */
interface Encoder {
  readonly buffer: Buffer
}

/** No batch of a bike feed comes near it; one that unpacks to more would take the memory of the whole console. */
const largestBatchBytes = 256 * 1024 * 1024

/**
 * Teaches kafkajs the codecs it does not bring (it reads gzip by itself). Kafka's lz4 is the frame format. Safe to call
 * more than once.
 */
export function registerCodecs(): void {
  CompressionCodecs[CompressionTypes.Snappy] = snappy
  CompressionCodecs[CompressionTypes.LZ4] = () => ({
    compress: async (encoder: Encoder) => compressFrameSync(encoder.buffer),
    decompress: async (bytes: Buffer) => decompressFrameSync(bytes)
  })
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: async (encoder: Encoder) => zstdCompressSync(encoder.buffer),
    decompress: async (bytes: Buffer) => zstdDecompressSync(bytes, { maxOutputLength: largestBatchBytes })
  })
}
