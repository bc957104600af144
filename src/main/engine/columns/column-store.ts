import { unknownValue } from '../../../shared/domain/ride-filter'
import type { Change, ColumnRows } from '../store/column-rows'
import type { Columns } from './columns'
import { createRideTable, type RideTable } from './ride-table'
import { createRiderTable, type RiderTable } from './rider-table'
import { createZoneClock } from './zone-clock'

/** Keeps all rides and riders in memory, as the store has them. */
export interface ColumnStore {
  /**
   * What is in the store now. The first answer takes as long as it takes to read all rides, in slices; a later one what has
   * changed since. Rejects where the store can not be read; the next call begins anew then.
   */
  read(): Promise<Columns>
}

export interface ColumnStoreOptions {
  readonly rows: ColumnRows
  /** The gym's zone, an IANA name. */
  readonly timeZone: string
  /** Lets others have a turn between two slices. */
  readonly yield: () => Promise<void>
}

/** A few milliseconds' work. */
const rowsInSlice = 1_000

interface Kept {
  readonly rides: RideTable
  readonly riders: RiderTable
  lastChange: number
  endedVersion: number
  dataVersion: number
  columns: Columns | null
}

export function createColumnStore({ rows, timeZone, yield: pause }: ColumnStoreOptions): ColumnStore {
  let kept: Kept | null = null
  let reading: Promise<Columns> | null = null
  let versions = 0

  const load = async (): Promise<Kept> => {
    const riders = createRiderTable()
    const rides = createRideTable(riders, createZoneClock(timeZone), unknownValue)
    // What changes while it is read is read again: it is told after this one.
    const fresh: Kept = {
      rides,
      riders,
      lastChange: rows.newestChange(),
      endedVersion: ++versions,
      dataVersion: -1,
      columns: null
    }
    for (let last = 0, isMore = true; isMore; await pause()) {
      const slice = rows.ridersAfter(last, rowsInSlice)
      for (const rider of slice) riders.put(rider)
      last = slice.at(-1)?.riderId ?? last
      isMore = slice.length === rowsInSlice
    }
    for (const store of ['historical', 'daily'] as const) {
      for (let last = 0, isMore = true; isMore; await pause()) {
        const slice = rows.endedAfter(store, last, rowsInSlice)
        for (const ride of slice) rides.put(ride)
        last = slice.at(-1)?.rideId ?? last
        isMore = slice.length === rowsInSlice
      }
    }
    return fresh
  }

  /** Reads anew what has changed; `born`: gets the places of riders with another birth date. */
  const apply = (into: Kept, changes: readonly Change[], born: Set<number>): void => {
    const ids = { ride: new Set<number>(), rider: new Set<number>() }
    for (const { kind, id } of changes) ids[kind].add(id)
    for (const id of ids.rider) {
      const rider = rows.rider(id)
      if (rider === null) into.riders.remove(id)
      if (rider === null || into.riders.put(rider)) born.add(into.riders.claim(id))
    }
    for (const id of ids.ride) {
      const ride = rows.ride(id)
      if (ride === null) into.rides.remove(id)
      else into.rides.put(ride)
    }
    if (changes.length > 0) into.endedVersion = ++versions
    into.lastChange = changes.at(-1)?.changeId ?? into.lastChange
  }

  /** False where changes were pruned before they were seen. */
  const catchUp = async (into: Kept): Promise<boolean> => {
    const born = new Set<number>()
    for (;;) {
      const isDone = rows.atOnce((): boolean | null => {
        const changes = rows.changesAfter(into.lastChange, rowsInSlice)
        if (changes === null) return null
        apply(into, changes, born)
        if (changes.length === rowsInSlice) return false
        // Of one moment with the last changes: a ride that ends is either still running or among them.
        into.dataVersion = rows.dataVersion()
        const running = rows.running()
        const ids = new Set(running.map(({ rideId }) => rideId))
        for (const rideId of into.rides.running()) {
          if (ids.has(rideId)) continue
          const ride = rows.ride(rideId)
          if (ride === null) into.rides.remove(rideId)
          else into.rides.put(ride)
        }
        for (const ride of running) into.rides.put(ride)
        return true
      })
      if (isDone === null) return false
      if (isDone) break
      await pause()
    }
    if (born.size > 0) into.rides.agesChanged(born)
    return true
  }

  const columnsOf = ({ rides, riders, endedVersion }: Kept): Columns => ({
    rides: rides.columns(),
    riders: riders.columns(),
    riderAt: riders.placeOf,
    endedVersion,
    genders: riders.genders.words(),
    cities: riders.cities.words(),
    genderKeys: riders.genders.keys(),
    cityKeys: riders.cities.keys(),
    bikes: rides.bikes()
  })

  const bringUpToDate = async (): Promise<Columns> => {
    let into = kept
    kept = null
    if (into?.columns != null && into.dataVersion === rows.dataVersion()) {
      kept = into
      return into.columns
    }
    into ??= await load()
    while (!(await catchUp(into))) into = await load()
    into.columns = columnsOf(into)
    kept = into
    return into.columns
  }
  return {
    read() {
      reading ??= bringUpToDate().finally(() => {
        reading = null
      })
      return reading
    }
  }
}
