import type { RiderRecord } from '../ingest/rider-record'
import { addressParts } from './address'
import type { Readable, Writable } from './open'
import { cityKeyOf, genderKeyOf } from './rider-keys'
import { riderWords } from './rider-words'

/** What the floor needs to know of a rider. */
export interface FloorRider {
  readonly name: string | null
  readonly bornMs: number | null
  readonly gender: string | null
}

/** Where a SYSTEM line stood and what its clock said. */
export interface SeenAt {
  readonly atMs: number
  readonly logId: number
  readonly partition: number
  readonly offset: number
}

export function readFloorRider(database: Readable, riderId: number): FloorRider | null {
  return (
    database
      .prepare<[number], FloorRider>('SELECT name, born_ms AS bornMs, gender FROM rider WHERE rider_id = ?')
      .get(riderId) ?? null
  )
}

export type SaveRider = (rider: RiderRecord & { readonly riderId: number }, seen: SeenAt) => void

/**
 * Writes a rider's data, and the words and keys they are found by, unless a newer SYSTEM line was read already. Newer is by log
 * time, then by place, so that the same log gives the same riders however its partitions were interleaved.
 */
export function createRiderSaver(database: Writable): SaveRider {
  const known = database.prepare<[number], { name: string | null; email: string | null }>(
    'SELECT name, email FROM rider WHERE rider_id = ?'
  )
  const upsert = database.prepare(
    `INSERT INTO rider (rider_id, name, gender, address, born_ms, email, height_cm, weight_kg, account_created_ms,
       original_source, city, city_key, gender_key, seen_ms, seen_log_id, seen_partition, seen_offset)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (rider_id) DO UPDATE SET name = excluded.name, gender = excluded.gender, address = excluded.address,
       born_ms = excluded.born_ms, email = excluded.email, height_cm = excluded.height_cm,
       weight_kg = excluded.weight_kg, account_created_ms = excluded.account_created_ms,
       original_source = excluded.original_source, city = excluded.city, city_key = excluded.city_key,
       gender_key = excluded.gender_key, seen_ms = excluded.seen_ms, seen_log_id = excluded.seen_log_id,
       seen_partition = excluded.seen_partition, seen_offset = excluded.seen_offset
     WHERE (excluded.seen_ms, excluded.seen_log_id, excluded.seen_partition, excluded.seen_offset)
       > (seen_ms, seen_log_id, seen_partition, seen_offset)`
  )
  const replaceWords = database.prepare<[number, string]>(
    'INSERT OR REPLACE INTO rider_words (rowid, words) VALUES (?, ?)'
  )
  return (rider, seen) => {
    const before = known.get(rider.riderId)
    const { city } = addressParts(rider.address)
    const { changes } = upsert.run(
      rider.riderId,
      rider.name,
      rider.gender,
      rider.address,
      rider.bornMs,
      rider.email,
      rider.heightCm,
      rider.weightKg,
      rider.accountCreatedMs,
      rider.originalSource,
      city,
      cityKeyOf(city),
      genderKeyOf(rider.gender),
      seen.atMs,
      seen.logId,
      seen.partition,
      seen.offset
    )
    // Riders come again and again, their names seldom change: the index is left alone then.
    const hasOtherWords = before === undefined || before.name !== rider.name || before.email !== rider.email
    if (changes > 0 && hasOtherWords) replaceWords.run(rider.riderId, riderWords(rider.name, rider.email))
  }
}
