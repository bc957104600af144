import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import { createRideRemover } from '../../../../../src/main/engine/store/history/ride-remover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { type SeededRandom, seededRandom } from '../../../../support/seeded-random'
import { changeStore, saveRiders, writeRandomRides } from '../store/random-questions-store'

/** What happens to a store, each as the console does it. */
export const storeChanges = [
  'begin and end rides',
  'go on with running rides',
  'end running rides',
  'give bikes other serials',
  'move, delete, retry',
  'remove old rides',
  'remove a running ride',
  'save riders',
  'remove a rider',
  'work out profiles',
  'prune changes'
] as const
export type StoreChange = (typeof storeChanges)[number]

/** Changes a store; the same change with the same seed after the same ones does the same. */
export function createStoreChanger(database: Writable, nowMs: number): (change: StoreChange, seed: number) => void {
  let [lastRide, seen] = [0, 0]
  const idsWhere = (condition: string): number[] =>
    database.prepare<[], number>(`SELECT ride_id FROM ride WHERE ${condition}`).pluck().all()
  const some = (ids: readonly number[], random: SeededRandom): number[] => ids.filter(() => random.isTrue(0.4))
  return (change, seed) => {
    const random = seededRandom(seed)
    switch (change) {
      case 'begin and end rides':
        writeRandomRides(database, random, nowMs, { from: lastRide + 1, to: lastRide + 12 })
        lastRide += 12
        break
      case 'go on with running rides':
        for (const id of some(idsWhere('end_ms IS NULL'), random)) {
          database
            .prepare(
              `UPDATE daily_ride SET first_duration_s = 1, last_duration_s = ?, power_sum = power_sum + 150, power_count = power_count + 1,
                 rider_id = ifnull(rider_id, ?), start_ms = start_ms + ? WHERE ride_id = ?`
            )
            .run(random.whole(1, 900), random.whole(1, 14), random.pick([0, 0, -1, 18_000_000]), id)
        }
        break
      case 'end running rides':
        for (const id of some(idsWhere('end_ms IS NULL'), random)) {
          database
            .prepare("UPDATE daily_ride SET end_ms = start_ms + 1, end_reason = 'boundary' WHERE ride_id = ?")
            .run(id)
        }
        break
      case 'give bikes other serials':
        for (const id of some(idsWhere("store = 'daily'"), random)) {
          const serial = random.pick([null, 'SN0002', 'SN0010', 'DB0010', `SN${random.whole(11, 999)}`])
          database.prepare('UPDATE daily_ride SET bike_serial = ? WHERE ride_id = ?').run(serial, id)
        }
        break
      case 'move, delete, retry':
        changeStore(database, random, nowMs)
        break
      case 'remove old rides': {
        const remover = createRideRemover(database)
        for (const id of remover.historicalBefore(nowMs - random.whole(0, 20) * 86_400_000, 3)) remover.remove(id)
        break
      }
      case 'remove a running ride':
        for (const id of idsWhere('end_ms IS NULL').slice(0, 1)) {
          database.prepare('DELETE FROM daily_ride WHERE ride_id = ?').run(id)
        }
        break
      case 'save riders':
        seen += 1
        saveRiders(database, random, nowMs, seen)
        break
      case 'remove a rider':
        database.prepare('DELETE FROM rider WHERE rider_id = ?').run(random.whole(1, 9))
        break
      case 'work out profiles':
        for (const id of some(idsWhere('end_ms IS NOT NULL'), random)) {
          database
            .prepare("INSERT OR REPLACE INTO ride_profile VALUES (?, 1, ?, NULL, x'')")
            .run(id, random.pick([null, 100, 150.5]))
        }
        createRideMover(database).move(idsWhere('end_ms IS NOT NULL')[0] ?? 0)
        break
      case 'prune changes':
        database
          .prepare('DELETE FROM change WHERE change_id <= (SELECT max(change_id) FROM change) - ?')
          .run(random.pick([0, 1, 5, 100]))
    }
  }
}
