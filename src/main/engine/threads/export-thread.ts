import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { succeed } from '../../../shared/result'
import { createExportCalls } from '../export/export-calls'
import { createKeptExports } from '../export/kept-exports'
import { makeWriterOf } from '../export/make-writer'
import { writeExport } from '../export/write-export'
import { createExportRows } from '../store/export-rows'
import { dataFile, opsFile } from '../store/files'
import { openReader } from '../store/open'
import { storedPrivacy } from '../store/rider-privacy'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const { worldDir, settings } = workerData as ThreadData

const kept = createKeptExports(worldDir)
kept.removeLeftovers()

const exports = createExportCalls({
  kept,
  async write(request, folder, signal, onProgress) {
    const data = openReader(dataFile(worldDir))
    const ops = openReader(opsFile(worldDir))
    try {
      return await writeExport({
        request,
        rows: createExportRows(data),
        privacy: storedPrivacy(() => ops)(),
        folder,
        timeZone: settings.timeZone,
        makeWriter: makeWriterOf(request.format, false),
        clock: { monotonic: () => performance.now(), sleep: (ms) => setTimeout(ms) },
        signal,
        onProgress
      })
    } finally {
      ops.close()
      data.close()
    }
  },
  now: Date.now,
  monotonic: () => performance.now(),
  randomId: () => randomBytes(8).toString('hex'),
  onFailure: (error) =>
    tell('log', { level: 'error', message: 'an export failed', fields: errorFields(error) } satisfies LogNews)
})

const tell = serveThread(
  parentPort,
  {
    ...exports.calls,
    async stop() {
      await exports.stop()
      return succeed(null)
    }
  },
  (name, error) =>
    tell('log', { level: 'error', message: `${name} threw`, fields: errorFields(error) } satisfies LogNews)
)
tell('ready', null)
