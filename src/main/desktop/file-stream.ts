import { createReadStream } from 'node:fs'

/** A file as the body of an answer, read as it is taken: it may be larger than the memory. */
export function fileStream(path: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = createReadStream(path)[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next: IteratorResult<unknown, unknown> = await chunks.next()
      if (next.done !== true && Buffer.isBuffer(next.value)) controller.enqueue(new Uint8Array(next.value))
      else controller.close()
    },
    async cancel() {
      await chunks.return?.()
    }
  })
}
