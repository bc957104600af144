import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { reading, writeRide } from '../store/ride-fixture'
import { temporaryData, temporaryOps, temporaryPath } from '../store/store-fixture'

export interface StoredRide {
  readonly rideId: number
  readonly readings: readonly RideReading[]
}

/** Names that a spreadsheet, a quoting rule or a code page might fall over. */
export const names: readonly (string | null)[] = [
  '=HYPERLINK("http://evil.test","click")',
  '+44 1 2, 3',
  '-1+cmd|calc',
  '@SUM(A1)',
  'He said "no", twice',
  '\u202egnihtemos desrever\u202c',
  '👩‍👩‍👧‍👦 Ünïcödé',
  null,
  'NULL',
  "O'Brien"
]

/** Midnight of that UTC day, ms. */
export const dayMs = (date: string): number => Date.parse(`${date}T00:00:00Z`)

/** A world with rides of both stores, one that runs, one of a rider nobody knows, on several days. */
export function exportedStore(): {
  readonly folder: string
  readonly data: Writable
  readonly rides: readonly StoredRide[]
} {
  const folder = temporaryPath()
  const data = temporaryData(folder)
  temporaryOps(folder).exec("INSERT INTO rider_privacy VALUES (2, 'The Comet', 0, 1)")
  const save = createRiderSaver(data)
  for (const [place, name] of names.entries()) {
    save(
      {
        riderId: place + 1,
        name,
        gender: place % 2 === 0 ? 'female' : null,
        address: place === 0 ? '12, Mill "Lane", Leeds,LS1 4AB' : null,
        bornMs: place === 0 ? dayMs('1931-04-17') : null,
        email: null,
        heightCm: 171.5,
        weightKg: null,
        accountCreatedMs: place === 1 ? dayMs('2024-02-29') : null,
        bikeSerial: 'SN0001',
        originalSource: null
      },
      { atMs: 1, logId: 1, partition: 0, offset: place }
    )
  }
  const writer = createRideWriter(data)
  const rides: StoredRide[] = []
  const add = (
    rideId: number,
    startMs: number,
    riderId: number | null,
    readings: RideReading[],
    ends: boolean
  ): void => {
    const ride = writeRide(data, rideId, readings, { startMs, riderId })
    if (ends) writer.end(ride, startMs + readings.length * 1_000, 'boundary')
    rides.push({ rideId, readings })
  }
  // Half an hour before midnight in London, in summer time: the UTC day is that of the gym's.
  add(11, Date.parse('2026-06-01T22:30:00Z'), 1, many(90), true)
  // After midnight by the gym's clock, before it in UTC.
  add(12, Date.parse('2026-06-01T23:30:00Z'), 2, odd(), true)
  add(13, Date.parse('2026-06-03T10:00:00Z'), null, many(5), true)
  add(15, Date.parse('2026-06-04T10:00:00Z'), 2, many(3), false)
  add(16, Date.parse('2026-06-04T11:00:00Z'), 3, [], false)
  data.exec('UPDATE daily_ride SET bike_serial = NULL WHERE ride_id = 13')
  data.exec("UPDATE daily_ride SET bike_serial = 'DB-0007', bike_model = 'mendoza, v9' WHERE ride_id = 12")
  const mover = createRideMover(data)
  mover.move(11)
  mover.move(13)
  return { folder, data, rides }
}

const many = (count: number): RideReading[] =>
  Array.from({ length: count }, (_, index) =>
    reading(index + 1, { heartRateBpm: 90 + index, powerWatts: 100 + index / 3, resistance: 40 + (index % 7) })
  )

/** Values that must come through bit for bit, halves that never came. */
const odd = (): RideReading[] => [
  reading(1, { powerWatts: 0.1 + 0.2, heartRateBpm: 0 }),
  reading(2, { powerWatts: 1e-7, heartRateBpm: null }),
  reading(3, { powerWatts: 123456789.12345678, cadenceRpm: null, resistance: null }),
  reading(4, { durationS: null, powerWatts: -3.25 }),
  reading(5.5, { powerWatts: 1 / 3 })
]
