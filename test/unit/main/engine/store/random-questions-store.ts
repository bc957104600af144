import { addReading, emptyFigures } from '../../../../../src/main/engine/ingest/ride-figures'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import { createRideRemover } from '../../../../../src/main/engine/store/history/ride-remover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideRewriter } from '../../../../../src/main/engine/store/quarantine-retry/ride-rewriter'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import type { SeededRandom } from '../../../../support/seeded-random'
import { unknownRider } from '../ingest/line-fixture'
import { type WantedRide, writeRides } from '../report/report-store-fixture'
import { reading } from './ride-fixture'

const hourMs = 3_600_000
const quarterMs = hourMs / 4
const dayMs = 24 * hourMs

/** Some say the same city. The last two riders that ride have no row. */
const cities = ['London', 'LONDON', 'Zürich', 'zurich', 'Malmö', '', '--']
const riderIds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
export const ridersWithRow = riderIds.slice(0, -2)

export function saveRiders(database: Writable, random: SeededRandom, nowMs: number, seenMs: number): void {
  const save = createRiderSaver(database)
  for (const riderId of ridersWithRow) {
    const birthdayMs = nowMs - random.pick([17, 18, 24, 25, 65, 126]) * 365.2425 * dayMs + random.whole(-2, 2) * dayMs
    const born = [null, Date.UTC(1988, 1, 29), Date.UTC(2030, 0, 1), Math.floor(birthdayMs / dayMs) * dayMs]
    save(
      {
        ...unknownRider,
        riderId,
        name: random.pick([null, 'Ada', 'Zoë']),
        gender: random.pick([null, 'female', 'Female', 'male', 'Unknown']),
        address: random.pick([null, ...cities.map((city) => `High Street,${city},N1 1AA`)]),
        bornMs: random.pick(born)
      },
      { atMs: seenMs, logId: 1, partition: 0, offset: 1 }
    )
  }
}

/** Rides of the last weeks, most of them around the hours at which days end somewhere; equal figures are common. */
export function writeRandomRides(database: Writable, random: SeededRandom, nowMs: number, ids: Span): void {
  const rides = Array.from({ length: ids.to - ids.from + 1 }, (_, index): WantedRide => {
    const isRunning = random.isTrue(0.15)
    const agoMs = random.whole(0, random.pick([1, 1, 8, 33]) * 96) * quarterMs
    const startMs = Math.floor(nowMs / quarterMs) * quarterMs - agoMs + random.pick([-1, 0, 0, 1])
    const lengthMs = random.pick([0, 1, quarterMs, hourMs, 24 * hourMs, 24 * hourMs + 1, 80 * hourMs])
    const values = () => ({
      durationS: random.pick([null, 1, 2, 5.5]),
      powerWatts: random.pick([null, 100, 100.25, 250])
    })
    const moments = [startMs, startMs + lengthMs].slice(0, random.whole(0, 2))
    return {
      rideId: ids.from + index,
      startMs,
      riderId: random.pick([null, ...riderIds]),
      readings: moments.map((atMs) => ({ ...reading(0, values()), atMs })),
      endReason: isRunning ? null : 'boundary',
      isMoved: random.isTrue(0.6)
    }
  })
  writeRides(database, rides)
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Deletes, rewrites and moves some of what is stored, as the console does it. */
export function changeStore(database: Writable, random: SeededRandom, nowMs: number): void {
  const ended = database.prepare<[], number>('SELECT ride_id FROM ride WHERE end_ms IS NOT NULL').pluck().all()
  const remover = createRideRemover(database)
  const mover = createRideMover(database)
  const rewriter = createRideRewriter(database)
  for (const rideId of ended) {
    if (random.isTrue(0.05)) remover.remove(rideId)
    else if (random.isTrue(0.2)) mover.move(rideId)
    else if (random.isTrue(0.15)) {
      const ride = rewriter.get(rideId)
      if (ride === null) continue
      const before = rewriter.readings(rideId)
      const after = [...before, { ...reading(0, { durationS: 9, powerWatts: 300 }), atMs: ride.endMs ?? nowMs }]
      const figures = emptyFigures()
      for (const each of after) addReading(figures, each)
      const riderId = ride.riderId ?? random.pick(riderIds)
      database.transaction(() => rewriter.rewrite({ ...ride, riderId }, figures, before, after))()
    }
  }
  // As retention does.
  for (const rideId of remover.historicalBefore(nowMs - 31 * dayMs, 5)) remover.remove(rideId)
}
