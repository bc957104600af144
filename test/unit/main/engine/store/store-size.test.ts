import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFile } from '../../../../../src/main/engine/store/files'
import { readStoreSize } from '../../../../../src/main/engine/store/store-size'
import { storeSizeSchema } from '../../../../../src/shared/domain/pipeline'
import { temporaryData, temporaryPath } from './store-fixture'

describe('the size of the store', () => {
  it('is that of the data file and of its write-ahead log, with what is free beside them', async () => {
    const folder = temporaryPath()
    temporaryData(folder)
    const file = dataFile(folder)
    const size = await readStoreSize(file)
    expect(size.database_bytes).toBe(statSync(file).size)
    expect(size.wal_bytes).toBe(statSync(`${file}-wal`).size)
    expect(size.wal_bytes).toBeGreaterThan(0)
    expect(size.free_bytes).toBeGreaterThan(0)
    expect(storeSizeSchema.omit({ daily_rides: true, historical_rides: true }).strict().safeParse(size).success).toBe(
      true
    )
  })

  it('takes a file that is not there for an empty one', async () => {
    const file = join(temporaryPath(), 'deloton.sqlite')
    expect(await readStoreSize(file)).toMatchObject({ database_bytes: 0, wal_bytes: 0 })
    writeFileSync(file, 'abc')
    expect(await readStoreSize(file)).toMatchObject({ database_bytes: 3, wal_bytes: 0 })
  })

  it('does not know what is free in a folder that is gone', async () => {
    const folder = temporaryPath()
    rmSync(folder, { recursive: true })
    expect(await readStoreSize(join(folder, 'deloton.sqlite'))).toEqual({
      database_bytes: 0,
      wal_bytes: 0,
      free_bytes: null
    })
  })
})
