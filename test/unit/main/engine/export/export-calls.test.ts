import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createExportCalls, type ExportCallsOptions } from '../../../../../src/main/engine/export/export-calls'
import { findExportFile } from '../../../../../src/main/engine/export/find-export-file'
import { createKeptExports } from '../../../../../src/main/engine/export/kept-exports'
import { temporaryPath } from '../store/store-fixture'

const request = { format: 'csv' as const, tables: ['ride' as const], since: null }

/** Exports into a folder of the test; `write` writes one file unless it says otherwise. */
function opened(write?: ExportCallsOptions['write']) {
  const folder = temporaryPath()
  let turn = 0
  const failures: unknown[] = []
  const exports = createExportCalls({
    kept: createKeptExports(folder),
    write:
      write ??
      (async (_request, into, _signal, onProgress) => {
        onProgress({ done: 1, total: 1 })
        writeFileSync(join(into, 'ride.csv'), 'ride_id\r\n')
        return [{ name: 'ride.csv', rows: 1, bytes: 9 }]
      }),
    now: () => 1_700_000_000_000 + turn * 1_000,
    monotonic: () => turn * 1_000,
    randomId: () => {
      turn += 1
      return String(turn).padStart(16, '0')
    },
    onFailure: (error) => failures.push(error)
  })
  const start = async () => {
    const started = await exports.calls['export.start'](request)
    if (!started.ok) throw new Error(started.error.message)
    return started.value
  }
  const list = async () => {
    const listed = await exports.calls['exports.list']({})
    if (!listed.ok) throw new Error(listed.error.message)
    return listed.value.items
  }
  const ended = async () =>
    vi.waitFor(async () => {
      const items = await list()
      expect(items.some(({ state }) => state === 'running')).toBe(false)
      return items
    })
  return { ...exports, folder, failures, start, list, ended }
}

/** Writes part of a file and waits until it is cancelled. */
const untilCancelled: ExportCallsOptions['write'] = async (_request, into, signal, onProgress) => {
  writeFileSync(join(into, '.ride.csv.partial'), 'ride')
  onProgress({ done: 1, total: 10 })
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
  signal.throwIfAborted()
  return []
}

describe('Exports of a console', () => {
  it('are told with their rows as they begin, and kept with their files when they are done', async () => {
    const { start, ended, folder } = opened()
    expect(await start()).toMatchObject({ export_id: '0000000000000001', rows_total: 1 })
    expect(await ended()).toMatchObject([
      { state: 'done', files: [{ name: 'ride.csv', rows: 1, bytes: 9 }], problem: null, left_s: null }
    ])
    expect(findExportFile(folder, '0000000000000001', 'ride.csv')).toMatchObject({ bytes: 9 })
  })

  it('are one at a time', async () => {
    const { start, calls, stop } = opened(untilCancelled)
    await start()
    expect(await calls['export.start'](request)).toMatchObject({ ok: false, error: { code: 'busy' } })
    await stop()
  })

  it('that are cancelled leave nothing on the disk and are told as cancelled', async () => {
    const { start, calls, folder, list, failures } = opened(untilCancelled)
    const { export_id } = await start()
    expect(await calls['export.remove']({ export_id })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await calls['export.cancel']({ export_id })).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(readdirSync(join(folder, 'exports'))).toEqual([])
    expect(await list()).toMatchObject([{ state: 'cancelled', files: [] }])
    expect(await calls['export.remove']({ export_id })).toMatchObject({ ok: true })
    expect([await list(), failures]).toEqual([[], []])
  })

  it('end as cancelled when the console stops', async () => {
    const { start, stop, folder, list } = opened(untilCancelled)
    await start()
    await stop()
    expect(await list()).toMatchObject([{ state: 'cancelled' }])
    expect(readdirSync(join(folder, 'exports'))).toEqual([])
  })

  it.each([
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), /disk is full/],
    [new Error('a secret of the store'), /the log of the console says why/]
  ])('that fail say why in a sentence and leave nothing', async (error, sentence) => {
    const { start, ended, folder, failures } = opened(async () => {
      throw error
    })
    await start()
    const [run] = await ended()
    expect(run).toMatchObject({ state: 'failed', problem: expect.stringMatching(sentence), files: [] })
    expect(run?.problem).not.toContain('secret')
    expect([readdirSync(join(folder, 'exports')), failures]).toEqual([[], [error]])
  })

  it('keep the newest five', async () => {
    const { start, ended } = opened()
    for (let turn = 0; turn < 7; turn += 1) {
      await start()
      await ended()
    }
    expect((await ended()).map(({ export_id }) => Number(export_id))).toEqual([7, 6, 5, 4, 3])
  })

  it('can be removed once, and say of others that there are none', async () => {
    const { start, ended, calls, folder } = opened()
    const { export_id } = await start()
    await ended()
    expect(await calls['export.cancel']({ export_id })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await calls['export.remove']({ export_id })).toEqual({ ok: true, value: { export_id } })
    expect(existsSync(join(folder, 'exports', export_id))).toBe(false)
    for (const name of ['export.remove', 'export.cancel'] as const) {
      expect(await calls[name]({ export_id })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
  })

  it('that a killed console left half-written are removed at the next start, whole ones stay', async () => {
    const { start, ended, folder } = opened()
    await start()
    await ended()
    const half = join(folder, 'exports', 'abcdefabcdefabcd')
    mkdirSync(half)
    writeFileSync(join(half, '.ride.csv.partial'), 'x')
    mkdirSync(join(folder, 'exports', 'mine'))
    createKeptExports(folder).removeLeftovers()
    expect(readdirSync(join(folder, 'exports')).sort()).toEqual(['0000000000000001', 'mine'])
  })
})

describe('A file of an export', () => {
  it.each([
    ['0000000000000001', 'export.json'],
    ['0000000000000001', '../../deloton.sqlite'],
    ['0000000000000001', '..%2f..%2fdeloton.sqlite'],
    ['0000000000000001', '.ride.csv.partial'],
    ['0000000000000001', 'ride.csv/'],
    ['0000000000000001', 'RIDE.CSV'],
    ['0000000000000001', 'day.csv'],
    ['..', 'ride.csv'],
    ['0000000000000002', 'ride.csv'],
    ['000000000000000g', 'ride.csv'],
    ['', 'ride.csv']
  ])('is not found as %s / %s', async (id, name) => {
    const { start, ended, folder } = opened()
    await start()
    await ended()
    writeFileSync(join(folder, 'deloton.sqlite'), 'secret')
    expect(findExportFile(folder, id, name)).toBeNull()
  })
})
