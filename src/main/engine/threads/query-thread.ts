import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { maximumPageSize } from '../../../shared/domain/ride'
import { fail, type Result, succeed } from '../../../shared/result'
import { storedStatus } from '../status/stored-status'
import { dataFile } from '../store/files'
import { countRides } from '../store/history/count-rides'
import { openReader, type Readable } from '../store/open'
import { BadCursorError } from '../store/page-cursor'
import { exportQuarantine, listQuarantine, readQuarantined } from '../store/quarantine'
import { createRideFollow, type FollowRide } from '../store/ride-follow'
import { createRideQueries, type RideQueries } from '../store/ride-queries'
import { createRiderQueries, type RiderQueries } from '../store/rider-queries'
import { readStoreSize } from '../store/store-size'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const threadData = workerData as ThreadData
const file = dataFile(threadData.worldDir)
let opened: Store | null = null

/** The store, opened at the first question: a console that never ran has none. */
function store(): Store | null {
  if (opened === null && existsSync(file)) opened = askable(openReader(file))
  return opened
}

interface Store {
  readonly database: Readable
  readonly rides: RideQueries
  readonly followRide: FollowRide
  /** Made when first asked: a file that no console of this version has opened yet has no index of riders. */
  readonly riders: () => RiderQueries
}

function askable(database: Readable): Store {
  let riders: RiderQueries | null = null
  return {
    database,
    rides: createRideQueries(database),
    followRide: createRideFollow(database),
    riders: () => {
      riders ??= createRiderQueries(database)
      return riders
    }
  }
}

const found = <Value>(value: Value | null | undefined, what: string): Result<Value> =>
  value == null ? fail('not-found', `There is no such ${what}.`) : succeed(value)

/** Lists longer than the maximum are clamped to it. */
const clamp = (limit: number): number => Math.min(limit, maximumPageSize)
const emptyPage = { items: [], next_cursor: null }

function paged<Value>(ask: () => Value): Result<Value> {
  try {
    return succeed(ask())
  } catch (error) {
    if (error instanceof BadCursorError) return fail('bad-input', error.message)
    throw error
  }
}

const tell = serveThread(
  parentPort,
  {
    'rides.list': ({ limit, cursor, rider_id }: HandlerInput<'rides.list'>) =>
      paged(() => store()?.rides.list(clamp(limit), cursor, rider_id) ?? emptyPage),
    'ride.get': ({ ride_id }: HandlerInput<'ride.get'>) => found(store()?.rides.get(ride_id), 'ride'),
    'ride.readings': ({ ride_id, limit, cursor }: HandlerInput<'ride.readings'>) => {
      const answer = paged(() => store()?.rides.readings(ride_id, clamp(limit), cursor))
      return answer.ok ? found(answer.value, 'ride') : answer
    },
    'ride.follow': ({ ride_id, after, limit }: HandlerInput<'ride.follow'>) =>
      found(store()?.followRide(ride_id, after, limit), 'ride'),
    'rider.get': ({ rider_id }: HandlerInput<'rider.get'>) =>
      found(store()?.riders().get(rider_id, Date.now()), 'rider'),
    'riders.search': ({ query, limit }: HandlerInput<'riders.search'>) =>
      succeed({ items: store()?.riders().search(query, limit) ?? [] }),
    'store.size': async () => succeed({ ...(await readStoreSize(file)), ...countRides(store()?.database ?? null) }),
    'quarantine.list': ({ limit, cursor }: HandlerInput<'quarantine.list'>) =>
      paged(() => {
        const database = store()?.database
        return database === undefined
          ? { ...emptyPage, kept: 0, discarded: 0 }
          : listQuarantine(database, clamp(limit), cursor)
      }),
    'quarantine.get': ({ quarantine_id }: HandlerInput<'quarantine.get'>) => {
      const database = store()?.database
      return found(database === undefined ? null : readQuarantined(database, quarantine_id), 'message in quarantine')
    },
    'quarantine.export': ({ limit, cursor }: HandlerInput<'quarantine.export'>) =>
      paged(() => {
        const database = store()?.database
        return database === undefined ? emptyPage : exportQuarantine(database, limit, cursor)
      }),
    /** The figures as stored, for when no console runs. */
    'status.stored': () => succeed(storedStatus(store()?.database ?? null, threadData, Date.now())),
    stop: () => {
      opened?.database.close()
      return succeed(null)
    }
  },
  (name, error) =>
    tell('log', { level: 'error', message: `${name} threw`, fields: errorFields(error) } satisfies LogNews)
)
tell('ready', null)
