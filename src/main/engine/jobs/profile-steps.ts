import { createChangeLog } from '../store/change-log'
import { PackedSeriesError } from '../store/history/packed-series'
import type { Writable } from '../store/open'
import { createRideProfiles, type EndPlace, type ProfileWork } from '../store/ride-profiles'

/** Works out the profiles of ended rides in steps of a few milliseconds. Killed between any two, the next life goes on. */
export interface ProfileSteps {
  /** A step for rides that ended or changed since this was made, then for the list of changes; false when all is done. */
  ofChanged(): boolean
  /** A step for rides of a former life that have no profile, those that ended last first; false when there are no more. */
  ofOlder(): boolean
}

/** Who keeps rides in memory and is further behind reads all of them anew. */
const changesKept = 100_000
const changesAtOnce = 1_000
const ridesAtOnce = 500

/** `onDamaged` is told of a ride whose readings can not be read: it stays without a profile. Steps throw what the store throws. */
export function createProfileSteps(data: Writable, onDamaged: (error: PackedSeriesError) => void): ProfileSteps {
  const profiles = createRideProfiles(data)
  const changes = createChangeLog(data)

  const createQueue = () => {
    let waiting: number[] = []
    let work: ProfileWork | null = null
    return {
      set(rideIds: readonly number[]): void {
        waiting = rideIds.toReversed()
      },
      /** Where the store can not be written, the ride is begun anew by the next step. */
      step(): boolean {
        const rideId = waiting.at(-1)
        if (rideId === undefined) return false
        const begun = work ?? profiles.begin(rideId)
        work = null
        try {
          if (begun?.readNext() === true) {
            work = begun
            return true
          }
          begun?.finish()
        } catch (error) {
          if (!(error instanceof PackedSeriesError)) throw error
          onDamaged(error)
        }
        waiting.pop()
        return true
      }
    }
  }
  const changed = createQueue()
  const older = createQueue()
  let lastChange = changes.newest()
  let store: 'daily' | 'historical' | null = 'daily'
  let after: EndPlace | null = null

  return {
    ofChanged() {
      if (changed.step()) return true
      const { rideIds, last } = changes.ridesAfter(lastChange, ridesAtOnce)
      if (last === lastChange) return changes.prune(changesKept, changesAtOnce)
      lastChange = last
      changed.set(rideIds)
      return true
    },
    ofOlder() {
      if (older.step()) return true
      if (store === null) return false
      const { rideIds, next } = profiles.lacking(store, after, ridesAtOnce)
      older.set(rideIds)
      after = next
      if (next === null) store = store === 'daily' ? 'historical' : null
      return true
    }
  }
}
