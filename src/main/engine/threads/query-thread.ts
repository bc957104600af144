import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { defaultAlertRules } from '../../../shared/domain/alert-rules'
import { succeed } from '../../../shared/result'
import { createPreviewCalls } from '../alerts/preview-calls'
import { rulesFaults } from '../alerts/rules-faults'
import { createBoardCalls } from '../columns/board-calls'
import { createColumnReader } from '../columns/column-reader'
import { createRideColumnCalls } from '../columns/ride-calls'
import { createRiderCalls, type RiderStore } from '../columns/rider-calls'
import { storedStatus } from '../status/stored-status'
import { type AlertQueries, createAlertQueries, readAlertMails } from '../store/alert-queries'
import { readAlertStats } from '../store/alert-stats'
import { clampLimit, emptyPage, found, paged } from '../store/answers'
import { createColumnRows } from '../store/column-rows'
import { dataFile, opsFile } from '../store/files'
import { countRides } from '../store/history/count-rides'
import { storedLimits } from '../store/limit-source'
import { openReader, type Readable } from '../store/open'
import { createPastRides } from '../store/past-rides'
import { createPrivacyQuestions } from '../store/privacy-calls'
import { exportQuarantine, listQuarantine, readQuarantined } from '../store/quarantine'
import { createQuestionCalls, createQuestions, type Questions } from '../store/question-calls'
import { createRideFollow, type FollowRide } from '../store/ride-follow'
import { createRideQueries, type RideQueries } from '../store/ride-queries'
import { createRiderList } from '../store/rider-list'
import { storedPrivacy } from '../store/rider-privacy'
import { createRiderQueries, type RiderQueries } from '../store/rider-queries'
import { createRiderRides } from '../store/rider-rides'
import { readFloorRider } from '../store/rider-store'
import { readStoreSize } from '../store/store-size'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const threadData = workerData as ThreadData
const file = dataFile(threadData.worldDir)
const opened: Readable[] = []

/** Opened at the first question: a console that never ran has none. */
function openedWhenAsked<Opened>(path: string, open: (database: Readable) => Opened): () => Opened | null {
  let kept: Opened | null = null
  return () => {
    if (kept === null && existsSync(path)) {
      const database = openReader(path)
      opened.push(database)
      kept = open(database)
    }
    return kept
  }
}

/** Made when first asked: a file that no console of this version has opened yet has not all that they ask for. */
function madeWhenAsked<Made>(make: () => Made): () => Made {
  let kept: { readonly made: Made } | null = null
  return () => {
    kept ??= { made: make() }
    return kept.made
  }
}

interface Store {
  readonly database: Readable
  readonly rides: RideQueries
  readonly followRide: FollowRide
  readonly riders: () => RiderQueries
  readonly riderPages: () => RiderStore
  readonly alerts: () => AlertQueries
  readonly questions: () => Questions
}

const store = openedWhenAsked(
  file,
  (database): Store => ({
    database,
    rides: createRideQueries(database),
    followRide: createRideFollow(database, limits),
    riders: madeWhenAsked(() => createRiderQueries(database, limits, privacy)),
    riderPages: madeWhenAsked(() => ({
      list: createRiderList(database),
      rides: createRiderRides(database, limits)
    })),
    alerts: madeWhenAsked(() => createAlertQueries(database, privacy)),
    questions: madeWhenAsked(() => createQuestions(database))
  })
)
// Rules hold in both worlds; what is set for a rider, and mail, belong to one.
const worldOps = openedWhenAsked(opsFile(threadData.worldDir), (database) => database)
const limits = storedLimits(
  openedWhenAsked(opsFile(threadData.dataDir), (database) => database),
  worldOps
)
const privacy = storedPrivacy(worldOps)
const previews = createPreviewCalls({
  rides: () => {
    const database = store()?.database
    return database === undefined ? null : createPastRides(database)
  },
  limits,
  clock: { monotonic: () => performance.now(), yield: () => new Promise((resolve) => setImmediate(resolve)) },
  now: Date.now
})

const columns = createColumnReader({
  rows: () => {
    const database = store()?.database
    return database === undefined ? null : createColumnRows(database)
  },
  timeZone: threadData.settings.timeZone
})

const rideColumnCalls = createRideColumnCalls({
  readColumns: columns.read,
  ride: (rideId) => store()?.rides.get(rideId) ?? null,
  limits,
  aliasOf: () => privacy().aliasOf,
  timeZone: threadData.settings.timeZone,
  now: Date.now
})

const riderCalls = createRiderCalls({
  readColumns: columns.read,
  store: () => store()?.riderPages() ?? null,
  aliasOf: () => privacy().aliasOf,
  now: Date.now
})

const boardCalls = createBoardCalls({
  readColumns: columns.read,
  privacy,
  timeZone: threadData.settings.timeZone,
  now: Date.now
})
const privacyQuestions = createPrivacyQuestions(privacy, (riderId) => {
  const database = store()?.database
  return database !== undefined && readFloorRider(database, riderId) !== null
})

const questionCalls = createQuestionCalls({
  questions: () => store()?.questions() ?? null,
  timeZone: threadData.settings.timeZone,
  now: Date.now
})

const tell = serveThread(
  parentPort,
  {
    ...questionCalls,
    ...rideColumnCalls,
    ...riderCalls,
    ...boardCalls,
    ...privacyQuestions,
    'rides.list': ({ limit, cursor, rider_id }: HandlerInput<'rides.list'>) =>
      paged(() => store()?.rides.list(clampLimit(limit), cursor, rider_id) ?? emptyPage),
    'ride.get': ({ ride_id }: HandlerInput<'ride.get'>) => found(store()?.rides.get(ride_id), 'ride'),
    'ride.readings': ({ ride_id, limit, cursor }: HandlerInput<'ride.readings'>) => {
      const answer = paged(() => store()?.rides.readings(ride_id, clampLimit(limit), cursor))
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
          : listQuarantine(database, clampLimit(limit), cursor)
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
    'alerts.list': ({ limit, cursor, ...filter }: HandlerInput<'alerts.list'>) =>
      paged(() => store()?.alerts().list(filter, clampLimit(limit), cursor) ?? emptyPage),
    'alert.get': ({ alert_id }: HandlerInput<'alert.get'>) => {
      const alerts = store()?.alerts()
      const alert = alerts?.get(alert_id) ?? null
      if (alerts === undefined || alert === null) return found(null, 'alert')
      const ops = worldOps()
      const mails = ops === null ? [] : readAlertMails(ops, alert_id)
      return succeed({ alert, transitions: alerts.transitions(alert_id), mails })
    },
    'alerts.stats': ({ days }: HandlerInput<'alerts.stats'>) =>
      succeed(readAlertStats(store()?.database ?? null, days, Date.now())),
    'alert_rules.get': () => succeed({ ...limits.rules(), defaults: defaultAlertRules }),
    'alert_rules.check': ({ rules }: HandlerInput<'alert_rules.check'>) => succeed({ faults: rulesFaults(rules) }),
    'alert_rules.preview': (input: HandlerInput<'alert_rules.preview'>) => previews.preview(input),
    /** The figures as stored, for when no console runs. */
    'status.stored': () => succeed(storedStatus(store()?.database ?? null, threadData, Date.now())),
    stop: () => {
      previews.close()
      stopLoading()
      for (const database of opened) database.close()
      return succeed(null)
    }
  },
  (name, error) =>
    tell('log', { level: 'error', message: `${name} threw`, fields: errorFields(error) } satisfies LogNews)
)
const stopLoading = columns.loadSoon()
tell('ready', null)
