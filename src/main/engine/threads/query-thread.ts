import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { maximumPageSize } from '../../../shared/domain/ride'
import { fail, type Result, succeed } from '../../../shared/result'
import { storedStatus } from '../status/stored-status'
import { dataFile } from '../store/files'
import { openReader, type Readable } from '../store/open'
import { BadCursorError } from '../store/page-cursor'
import { listQuarantine } from '../store/quarantine'
import { createRideQueries, type RideQueries } from '../store/ride-queries'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const threadData = workerData as ThreadData
const file = dataFile(threadData.worldDir)
let opened: { database: Readable; rides: RideQueries } | null = null

const noRide = (): Result<never> => fail('not-found', 'There is no such ride.')

/** The store, opened at the first question: a console that never ran has none. */
function store(): { database: Readable; rides: RideQueries } | null {
  if (opened === null && existsSync(file)) {
    const database = openReader(file)
    opened = { database, rides: createRideQueries(database) }
  }
  return opened
}

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
    'rides.list': ({ limit, cursor }: HandlerInput<'rides.list'>) =>
      paged(() => store()?.rides.list(clamp(limit), cursor) ?? emptyPage),
    'ride.get': ({ ride_id }: HandlerInput<'ride.get'>) => {
      const ride = store()?.rides.get(ride_id) ?? null
      return ride === null ? noRide() : succeed(ride)
    },
    'ride.readings': ({ ride_id, limit, cursor }: HandlerInput<'ride.readings'>) => {
      const answer = paged(() => store()?.rides.readings(ride_id, clamp(limit), cursor) ?? null)
      return answer.ok && answer.value === null ? noRide() : answer
    },
    'quarantine.list': ({ limit, cursor }: HandlerInput<'quarantine.list'>) =>
      paged(() => {
        const database = store()?.database
        return database === undefined ? emptyPage : listQuarantine(database, clamp(limit), cursor)
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
