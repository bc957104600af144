import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReplaySource } from '../../../../../src/main/engine/replay/open-replay-source'
import type { ReplayEnd } from '../../../../../src/main/engine/replay/replay-run'
import { engineSettings } from '../../../../../src/main/engine/settings/settings'
import type { OpenedLog, SourceEvents } from '../../../../../src/main/engine/sources/telemetry-source'
import { newLedger } from '../../../../../src/main/engine/store/ledger'
import type { ReplayRequest } from '../../../../../src/shared/domain/replay'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

const kafka = engineSettings({ source: 'kafka', brokers: ['a:1'], topic: 'bikes' })
/** A store that began to read the topic at offset 100. */
const store = {
  findLog: (clusterId: string, topic: string) =>
    clusterId === 'c' && topic === 'bikes' ? { logId: 1, epoch: 2 } : null,
  readPartitions: () => [newLedger(0, 100)]
}
let topicEvents: SourceEvents | null = null
const open = (request: ReplayRequest, settings = kafka) =>
  openReplaySource(request, {
    settings,
    store,
    monotonic: () => performance.now(),
    createTopicSource: () => ({
      start(events) {
        topicEvents = events
      },
      stop: async () => undefined
    })
  })

/** Opens what is asked for and tells which log it is. */
async function openedLog(request: ReplayRequest): Promise<OpenedLog> {
  const found = open(request)
  if (!found.ok) throw new Error(found.error.message)
  let source: ReturnType<typeof found.value.create> | null = null
  const log = await new Promise<OpenedLog>((resolve) => {
    source = found.value.create((_end: ReplayEnd) => undefined)
    source.start({
      async opened(opened) {
        resolve(opened)
        return null
      },
      batch: async () => false,
      over: async () => false,
      ends: () => undefined,
      connection: () => undefined
    })
    void topicEvents?.opened({ clusterId: 'c', topic: 'bikes', partitions: [{ partition: 0, low: 40, high: 500 }] })
  })
  topicEvents = null
  await (source as ReturnType<typeof found.value.create> | null)?.stop()
  return log
}

describe('what is asked to be imported', () => {
  it('is the captured log in a file, by an absolute path', async () => {
    const file = join(folder.path, 'a b.log')
    writeFileSync(file, '--------- beginning of main\n')
    expect(open({ file, speed: 'max' })).toMatchObject({ ok: true, value: { name: 'a_b.log', unit: 'line' } })
    expect(await openedLog({ file, speed: 'max' })).toMatchObject({
      clusterId: expect.stringMatching(/^file:[0-9a-f]{64}$/),
      topic: 'log-file',
      partitions: [{ low: 0, high: 1 }]
    })
    expect(open({ file: 'a b.log', speed: 'max' })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  })

  it('is the part of the topic from before the store began, as a log of its own', async () => {
    expect(open({ earlier: true })).toMatchObject({ ok: true, value: { name: 'bikes', unit: 'message' } })
    expect(await openedLog({ earlier: true })).toEqual({
      clusterId: 'before epoch 2 of c',
      topic: 'bikes (earlier)',
      partitions: [{ partition: 0, low: 40, high: 100 }]
    })
  })

  it('is no topic where the console reads none', () => {
    for (const source of ['simulator', 'log-file'] as const) {
      const refused = open({ earlier: true }, engineSettings({ source, brokers: ['a:1'] }))
      expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } })
    }
    expect(open({ earlier: true }, engineSettings({ source: 'kafka' }))).toMatchObject({ error: { code: 'conflict' } })
  })
})
