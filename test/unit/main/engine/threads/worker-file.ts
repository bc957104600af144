import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { makeTemporaryFolder } from '../../../../support/temporary-folder'

/**
 * Writes a thread of plain JavaScript into a folder that is gone after the test; answers its path. `body` sees
 * `parentPort`, `workerData`, `tell(name, payload)`, `answer(id, value)` and `onRequest(listener)`.
 */
export function workerFile(body: string): string {
  const folder = makeTemporaryFolder()
  onTestFinished(folder.remove)
  const file = join(folder.path, 'thread.mjs')
  writeFileSync(
    file,
    `import { parentPort, workerData } from 'node:worker_threads'
const tell = (name, payload) => parentPort.postMessage({ kind: 'news', name, payload })
const answer = (id, value) => parentPort.postMessage({ kind: 'answer', id, result: { ok: true, value } })
const onRequest = (listener) => parentPort.on('message', listener)
${body}`
  )
  return file
}
