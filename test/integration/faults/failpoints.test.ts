import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dataFile, opsFile } from '../../../src/main/engine/store/files'
import { isFullSize, tellFigures } from '../../support/fault-run'
import { logicalDump } from '../../support/logical-dump'
import { fromProject } from '../../support/project'
import { checkIntegrity, dumpPartitions } from '../../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'
import { bundled } from './bundled'
import { liveToTheEnd, type StoreLife } from './store-life'

interface TriedLife extends StoreLife {
  /** A life before it has lost its data file and left its tombstones: the ride that it deleted is passed over. */
  readonly isReadAgain: boolean
}

const lives: readonly TriedLife[] = isFullSize
  ? [
      { seconds: 6, batchSize: 7, isReadAgain: false },
      { seconds: 20, batchSize: 13, isReadAgain: false },
      { seconds: 4, batchSize: 1, isReadAgain: false },
      { seconds: 4, batchSize: 3, isReadAgain: true }
    ]
  : [{ seconds: 1, batchSize: 18, isReadAgain: false }]
const atOnce = 2

describe('stores whose process is killed', () => {
  const folders: TemporaryFolder[] = []
  let program: string
  beforeAll(async () => {
    program = await bundled('killed-store-life', fromProject('test/integration/faults/killed-store-life.ts'))
  })
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove()
  })
  const newFolder = (): string => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    return folder.path
  }
  const live = (folder: string, { seconds, batchSize }: StoreLife, lastStep: number): Promise<Ending> =>
    run([program, folder, String(seconds), String(batchSize), String(lastStep)])

  it.each(lives)(
    'mean the same in the end, whatever the step of ingest, compress, delete or retention they are killed at ($seconds s rides, batches of $batchSize, read again: $isReadAgain)',
    async (life) => {
      const former = newFolder()
      await liveToTheEnd(former, life, (database) => database)
      const folderToLiveIn = (): string => {
        const folder = newFolder()
        if (life.isReadAgain) copyFileSync(opsFile(former), opsFile(folder))
        return folder
      }
      const undisturbed = folderToLiveIn()
      const whole = await live(undisturbed, life, 0)
      expect(whole).toMatchObject({ code: 0, signal: null })
      const steps = Number(whole.output)
      const meaning = meaningOf(undisturbed)
      expect(meaning).toEqual(meaningOf(former))
      const seen = new Map<string, number>()

      const killAt = async (step: number): Promise<void> => {
        const folder = folderToLiveIn()
        const { signal, output } = await live(folder, life, step)
        expect(signal).toBe('SIGKILL')
        seen.set(output, (seen.get(output) ?? 0) + 1)
        expect(checkIntegrity(dataFile(folder))).toBe('ok')
        for (const each of dumpPartitions(dataFile(folder))) {
          expect(each.next_offset - each.start_offset).toBe(
            each.stored + each.control + each.duplicate + each.quarantined + each.gap_offsets
          )
        }
        await liveToTheEnd(folder, life, (database) => database)
        expect(meaningOf(folder), `killed at step ${step}: ${output}`).toEqual(meaning)
        expect(checkIntegrity(dataFile(folder))).toBe('ok')
        folders
          .splice(
            folders.findIndex(({ path }) => path === folder),
            1
          )[0]
          ?.remove()
      }
      let next = 1
      const killOn = async (): Promise<void> => {
        for (let step = next++; step <= steps; step = next++) await killAt(step)
      }
      await Promise.all(Array.from({ length: atOnce }, killOn))

      expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(steps)
      // No step of either kind of work was missed by watching something else.
      const kinds = [...seen.keys()]
      for (const kind of ['before begin', 'begun', 'before commit', 'committed']) expect(kinds).toContain(kind)
      for (const table of [
        'daily_ride',
        'daily_reading',
        'historical_ride',
        'historical_series',
        'ride_profile',
        'quarantine',
        'gap'
      ]) {
        expect(kinds.some((kind) => kind.includes(table))).toBe(true)
      }
      tellFigures('failpoints', { kills: steps, kindsOfSteps: kinds.length, rideSeconds: life.seconds })
    },
    3_600_000
  )
})

/** What data, profiles, tombstones and audit mean. */
function meaningOf(folder: string): string[] {
  const ops = new Database(opsFile(folder), { readonly: true })
  try {
    const tombstones = ops
      .prepare(
        `SELECT topic, partition, stream_key, first_offset, last_offset, deleted_by, fingerprint, start_ms, end_ms
         FROM deleted_ride ORDER BY 2, 4`
      )
      .all()
    const audited = ops.prepare('SELECT by_whom, action FROM audit ORDER BY audit_id').all()
    return [
      ...logicalDump(dataFile(folder)),
      ...profilesIn(folder),
      JSON.stringify(tombstones),
      JSON.stringify(audited)
    ]
  } finally {
    ops.close()
  }
}

/** Every ride that has ended has its profile here, and no other has one. */
function profilesIn(folder: string): string[] {
  const data = new Database(dataFile(folder), { readonly: true })
  try {
    return data
      .prepare(
        `SELECT partition, first_offset, end_ms IS NOT NULL AS is_ended, p.reading_count, best_60s_watts, best_20min_watts,
           hex(heart_rate_seconds) FROM ride FULL JOIN ride_profile AS p USING (ride_id)`
      )
      .all()
      .map((row) => JSON.stringify(row))
      .sort()
  } finally {
    data.close()
  }
}

interface Ending {
  readonly code: number | null
  readonly signal: string | null
  readonly output: string
}

function run(args: readonly string[]): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, output }))
  })
}
