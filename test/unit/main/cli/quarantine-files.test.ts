import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openQuarantineFiles } from '../../../../src/main/cli/quarantine-files'
import type { ExportedMessage } from '../../../../src/shared/domain/quarantine'
import { temporaryPath } from '../engine/store/store-fixture'

const bytes = Buffer.from([0, 255, 10, 13, 0xc3])
const message = (quarantineId: number, value: Buffer | null): ExportedMessage => ({
  quarantine_id: quarantineId,
  topic: '../deloton',
  partition: 2,
  offset: 40 + quarantineId,
  reason: 'not UTF-8',
  arrived_at: '2026-11-01T10:00:00.000Z',
  key: null,
  value: value?.toString('base64') ?? null
})

describe('Exported messages', () => {
  it('are a JSON line each, and a file each where that is wanted, byte for byte', () => {
    const folder = temporaryPath()
    const file = join(folder, 'out.jsonl')
    const files = openQuarantineFiles(file, join(folder, 'raw', 'deep'))
    files.write(message(1, bytes))
    files.write(message(2, null))
    expect(existsSync(file)).toBe(false)
    files.finish()
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([message(1, bytes), message(2, null)])
    expect(readdirSync(join(folder, 'raw', 'deep'))).toEqual(['1-partition-2-offset-41.bin'])
    expect(readFileSync(join(folder, 'raw', 'deep', '1-partition-2-offset-41.bin'))).toEqual(bytes)
  })

  it.skipIf(process.platform === 'win32')('can be read by nobody else', () => {
    const folder = temporaryPath()
    const files = openQuarantineFiles(join(folder, 'out.jsonl'), folder)
    files.write(message(1, bytes))
    files.finish()
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600])
  })

  it('leave the file of before as it was when they can not be written to the end', () => {
    const folder = temporaryPath()
    const file = join(folder, 'out.jsonl')
    writeFileSync(file, 'before')
    const files = openQuarantineFiles(file, null)
    files.write(message(1, bytes))
    files.giveUp()
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['before', ['out.jsonl']])
  })
})
