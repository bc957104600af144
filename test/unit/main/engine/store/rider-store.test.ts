import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRiderSaver, readFloorRider, type SeenAt } from '../../../../../src/main/engine/store/rider-store'
import { unknownRider } from '../ingest/line-fixture'
import { temporaryData } from './store-fixture'

const seen: SeenAt = { atMs: 1_000, logId: 1, partition: 0, offset: 10 }
const named = (name: string | null, bornMs: number | null = null) => ({ ...unknownRider, riderId: 7, name, bornMs })

describe('a rider', () => {
  it('is as the newest [SYSTEM] line says, also in what it leaves open', () => {
    const database = temporaryData()
    const save = createRiderSaver(database)
    expect(readFloorRider(database, 7)).toBeNull()
    save(named('Ada Byron', 5), seen)
    expect(readFloorRider(database, 7)).toEqual({ name: 'Ada Byron', bornMs: 5, gender: null })
    save(named(null), { ...seen, atMs: 2_000 })
    expect(readFloorRider(database, 7)).toEqual({ name: null, bornMs: null, gender: null })
  })

  it.each<[string, Partial<SeenAt>]>([
    ['is older', { atMs: 999, offset: 99 }],
    ['is as old and stands before it', { offset: 9 }],
    ['is the same one again', {}],
    ['is as old and of a former log', { logId: 0, partition: 5, offset: 99 }],
    ['is as old and of a lower partition', { partition: -1, offset: 99 }]
  ])('is not changed by a line that %s', (_, place) => {
    const database = temporaryData()
    const save = createRiderSaver(database)
    save(named('Ada Byron'), seen)
    save(named('Somebody Else'), { ...seen, ...place })
    expect(readFloorRider(database, 7)?.name).toBe('Ada Byron')
  })

  it('is the same whatever the order in which the lines about it are read', () => {
    const line = fc.record({
      riderId: fc.integer({ min: 1, max: 2 }),
      atMs: fc.integer({ min: -1, max: 2 }),
      logId: fc.integer({ min: 1, max: 2 }),
      partition: fc.nat(1)
    })
    const lines = fc.array(line, { minLength: 2, maxLength: 8 }).map((list) =>
      // Each stands at a place of its own.
      list.map((each, offset) => ({ ...each, offset }))
    )
    const shuffled = lines.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
    )
    const database = temporaryData()
    const save = createRiderSaver(database)
    const ridersAfter = (
      list: typeof shuffled extends fc.Arbitrary<[infer List, unknown]> ? List : never
    ): unknown[] => {
      database.exec('DELETE FROM rider')
      for (const { riderId, ...place } of list) save({ ...unknownRider, riderId, name: `${place.offset}` }, place)
      return database.prepare('SELECT * FROM rider ORDER BY rider_id').all()
    }
    fc.assert(
      fc.property(shuffled, ([inOrder, inAnyOrder]) => {
        expect(ridersAfter(inAnyOrder)).toEqual(ridersAfter(inOrder))
      })
    )
  })

  it('is found by the words of its newest name and e-mail address, and by none of a former one', () => {
    const database = temporaryData()
    const save = createRiderSaver(database)
    const foundBy = (word: string): unknown[] =>
      database.prepare('SELECT rowid FROM rider_words WHERE rider_words MATCH ?').pluck().all(word)
    // An id that is no 32-bit number is as good as others.
    const riderId = Number.MAX_SAFE_INTEGER
    save({ ...unknownRider, riderId, name: 'Zoë Byron', email: 'z.king@example.com' }, seen)
    expect(['zoe', 'byron', 'king', 'example'].map(foundBy)).toEqual(Array(4).fill([riderId]))
    save({ ...unknownRider, riderId, name: 'Zoë Łąd', email: 'z.king@example.com' }, { ...seen, atMs: 2_000 })
    expect(['lad', 'king', 'byron'].map(foundBy)).toEqual([[riderId], [riderId], []])
    // Older lines read later change nothing.
    save({ ...unknownRider, riderId, name: 'Ada Byron' }, { ...seen, atMs: 1_500 })
    expect(['zoe', 'ada'].map(foundBy)).toEqual([[riderId], []])
    save({ ...unknownRider, riderId }, { ...seen, atMs: 3_000 })
    expect(['zoe', 'lad', 'king'].map(foundBy)).toEqual([[], [], []])
  })

  it('whose name and e-mail address are the same again costs the index nothing', () => {
    const database = temporaryData()
    const save = createRiderSaver(database)
    const segments = (): unknown => database.prepare('SELECT count(*), sum(length(block)) FROM rider_words_data').get()
    save(named('Ada Byron'), seen)
    const before = segments()
    save({ ...named('Ada Byron'), address: 'a,b,c', weightKg: 60 }, { ...seen, atMs: 2_000 })
    expect(segments()).toEqual(before)
    expect(database.prepare('SELECT address, seen_ms FROM rider').get()).toEqual({ address: 'a,b,c', seen_ms: 2_000 })
    save(named('Ada King'), { ...seen, atMs: 3_000 })
    expect(segments()).not.toEqual(before)
  })

  it('is kept with every field', () => {
    const database = temporaryData()
    createRiderSaver(database)(
      {
        riderId: 7,
        name: 'Ada Byron',
        gender: 'Female',
        address: '1 High Street,Île-Zoë,N1 1AA',
        bornMs: -1,
        email: 'a@b.c',
        heightCm: 170.5,
        weightKg: 60,
        accountCreatedMs: 3,
        bikeSerial: 'SN0001',
        originalSource: 'direct'
      },
      seen
    )
    expect(database.prepare('SELECT * FROM rider').get()).toEqual({
      rider_id: 7,
      name: 'Ada Byron',
      gender: 'Female',
      address: '1 High Street,Île-Zoë,N1 1AA',
      city: 'Île-Zoë',
      city_key: 'ile zoe',
      gender_key: 'female',
      born_ms: -1,
      email: 'a@b.c',
      height_cm: 170.5,
      weight_kg: 60,
      account_created_ms: 3,
      original_source: 'direct',
      seen_ms: 1_000,
      seen_log_id: 1,
      seen_partition: 0,
      seen_offset: 10
    })
  })
})
