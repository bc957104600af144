import { describe, expect, it } from 'vitest'
import { dataFile, openData } from '../../../../../../src/main/engine/store/files'
import { migrate } from '../../../../../../src/main/engine/store/migrate'
import { firstDataSchema } from '../../../../../../src/main/engine/store/migrations/data-0010-first'
import { openWriter } from '../../../../../../src/main/engine/store/open'
import { createRiderQueries } from '../../../../../../src/main/engine/store/rider-queries'
import { createRiderSaver } from '../../../../../../src/main/engine/store/rider-store'
import { atSecond, unknownRider } from '../../ingest/line-fixture'
import { limitsOf } from '../limits-fixture'
import { privacyOf } from '../privacy-fixture'
import { writeRide } from '../ride-fixture'
import { temporaryData, temporaryPath } from '../store-fixture'

describe('a data file of before riders could be looked up', () => {
  it('finds its riders by name, e-mail address and id when it is opened, and goes on from there', () => {
    const folder = temporaryPath()
    const old = openWriter(dataFile(folder), 'NORMAL')
    migrate(old, [firstDataSchema])
    const insert = old.prepare(
      `INSERT INTO rider (rider_id, name, email, seen_ms, seen_log_id, seen_partition, seen_offset)
       VALUES (?, ?, ?, 1000, 1, 0, 0)`
    )
    insert.run(7, 'Mrs Zoë Brontë', 'zb@example.com')
    insert.run(8, null, 'nobody@example.org')
    insert.run(9, 'Øystein "Ø" Byron', null)
    insert.run(Number.MAX_SAFE_INTEGER, null, null)
    writeRide(old, 1, [], { riderId: 7 })
    old.close()

    const database = temporaryData(folder)
    const idsFor = (query: string): number[] =>
      createRiderQueries(database, limitsOf(), privacyOf())
        .search(query, 10)
        .map(({ rider_id }) => rider_id)
    expect(database.pragma('user_version', { simple: true })).toBeGreaterThanOrEqual(20)
    expect(idsFor('bronte zoe')).toEqual([7])
    expect(idsFor('nobody@example.org')).toEqual([8])
    expect(idsFor('oystein')).toEqual([9])
    expect(idsFor(String(Number.MAX_SAFE_INTEGER))).toEqual([Number.MAX_SAFE_INTEGER])
    expect(idsFor('')).toEqual([7, 8, 9, Number.MAX_SAFE_INTEGER])
    expect(createRiderQueries(database, limitsOf(), privacyOf()).get(7, 0)).toMatchObject({
      ride_count: 1,
      current_ride_id: 1
    })

    const rider = { ...unknownRider, riderId: 8, name: 'Ada Byron' }
    createRiderSaver(database)(rider, { atMs: atSecond(0), logId: 1, partition: 0, offset: 1 })
    expect([idsFor('nobody'), idsFor('byron')]).toEqual([[], [8, 9]])
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('is filled once, not at every opening', () => {
    const folder = temporaryPath()
    openData(folder).close()
    const database = temporaryData(folder)
    expect(database.prepare('SELECT count(*) FROM rider_words').pluck().get()).toBe(0)
    expect(() => database.prepare('SELECT rider_words_of(NULL, NULL)')).toThrow('no such function')
  })
})
