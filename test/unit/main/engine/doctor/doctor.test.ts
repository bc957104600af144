import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { examineData, type Finding } from '../../../../../src/main/engine/doctor'
import { freeSpaceFinding } from '../../../../../src/main/engine/doctor/examine-folder'
import { storeFindings } from '../../../../../src/main/engine/doctor/examine-stores'
import { dataFile, openData, openOps } from '../../../../../src/main/engine/store/files'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

const states = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ what, state }) => [what, state]))
const sound = { schema: 30, knownSchema: 30, damage: null, partitions: { all: 2, addUp: 2, messages: 12_345 } }

describe('The doctor', () => {
  it('finds a folder that is not there yet no fault, and makes none', () => {
    const path = join(folder.path, 'absent')
    expect(new Set(Object.values(states(examineData(path))))).toEqual(new Set(['skipped']))
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('looks at what is there, beside the one who writes it, and leaves nothing behind', () => {
    const data = openData(folder.path)
    const ops = openOps(folder.path)
    const before = readdirSync(folder.path).sort()
    expect(states(examineData(folder.path))).toEqual({
      'data folder': 'ok',
      'free space': expect.stringMatching(/ok|failed/),
      'gym store, version': 'ok',
      'gym store, file': 'ok',
      'gym store, sum': 'ok',
      'sample store': 'skipped',
      'tokens and ids, version': 'ok',
      'tokens and ids, file': 'ok'
    })
    expect(readdirSync(folder.path).sort()).toEqual(before)
    data.close()
    ops.close()
  })

  it('tells when messages are not accounted for', () => {
    const data = openData(folder.path)
    data.exec(`INSERT INTO log (cluster_id, topic, epoch, first_read_ms) VALUES ('c', 't', 1, 0);
      INSERT INTO log_partition (log_id, partition, start_offset, next_offset, stored, control, duplicate, quarantined,
        gap_offsets, redelivered, field_faults, last_event_ms) VALUES (1, 0, 0, 5, 4, 0, 0, 0, 0, 0, 0, NULL)`)
    expect(examineData(folder.path).find(({ what }) => what === 'gym store, sum')).toEqual({
      what: 'gym store, sum',
      state: 'failed',
      sentence: '1 of 1 partitions do not add up; please report it with the log.'
    })
    data.close()
  })

  it('tells of a file that is no database, and of a folder in the place of one', () => {
    writeFileSync(dataFile(folder.path), 'no database at all, '.repeat(1_000))
    mkdirSync(join(folder.path, 'ops.sqlite'))
    expect(states(examineData(folder.path))).toMatchObject({ 'gym store': 'failed', 'tokens and ids': 'failed' })
  })

  it('tells a store of a newer version and one that is damaged', () => {
    expect(states(storeFindings('store', () => ({ ...sound, schema: 99_999 })))).toMatchObject({
      'store, version': 'failed'
    })
    expect(storeFindings('store', () => ({ ...sound, schema: 20 }))[0]?.sentence).toBe(
      'Schema 20; the next start brings it to 30.'
    )
    expect(states(storeFindings('store', () => ({ ...sound, damage: 'row 1 missing' })))).toMatchObject({
      'store, file': 'failed'
    })
    expect(storeFindings('store', () => sound).at(-1)?.sentence).toBe(
      '12,345 messages of 2 partitions are all accounted for.'
    )
  })

  it('asks for room before the disk is full', () => {
    expect(freeSpaceFinding(12_000_000_000)).toMatchObject({ state: 'ok', sentence: '12.0 GB are free.' })
    expect(freeSpaceFinding(300_000_000)).toMatchObject({ state: 'failed' })
  })
})
