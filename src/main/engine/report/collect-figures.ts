import { bikeLabel } from '../floor/names'
import { rideDurationS } from '../ingest/ride-figures'
import type { Readable } from '../store/open'
import { createReportQueries, type ReportQueries, type ReportRide, type Span } from '../store/report-queries'
import { alertFigures } from './alert-figures'
import { completenessOf } from './completeness'
import { createRideTotals, keyFigures, meanOfDays, streamOf } from './key-figures'
import { periodBefore, type ReportPeriod, sameWeekdaysBefore } from './period'
import type { KeyFigures, ReportFigures } from './report-figures'
import { type RiderOfDay, ridersByAge, ridersByGender } from './rider-groups'
import { hoursOf } from './zones'

const leastHistoryMs = 3 * 86_400_000

/** What figures are asked for. */
export interface FiguresWanted {
  readonly period: ReportPeriod
  /** IANA name. */
  readonly timeZone: string
  readonly gym: string | null
  readonly isSample: boolean
  /**
   * All that happened before it is stored, epoch ms; null where all of the period is. Who does not know how far the feed is
   * read gives the last moment it is known of.
   */
  readonly readUpToMs: number | null
}

/**
 * The figures of a period, of one moment of the stores. They do not depend on which store a ride is kept in, nor on the clock.
 * Throws SqliteError, and RangeError where there is no such zone.
 */
export function collectFigures(database: Readable, wanted: FiguresWanted): ReportFigures {
  return database.transaction(() => figuresOf(createReportQueries(database), wanted))()
}

function figuresOf(store: ReportQueries, wanted: FiguresWanted): ReportFigures {
  const { period, timeZone } = wanted
  const { totals, bikesInUse, ...ofRides } = readRides(store, period, timeZone)
  const alerts = store.alerts(period)
  return {
    gym: wanted.gym,
    isSample: wanted.isSample,
    timeZone,
    period,
    completeness: completenessOf(period, store.lostSince(period.fromMs), wanted.readUpToMs),
    key: keyFigures(totals, alerts.filter(({ priority }) => priority === 'high').length),
    ...readComparisons(store, period, timeZone),
    ...ofRides,
    bikesInUse,
    ...alertFigures(alerts, period.toMs),
    messages: {
      readings: totals.readings(),
      quarantined: store.countQuarantined(period),
      missing: store.countLost(period)
    },
    lastEventMs: store.lastEventMs(period)
  }
}

/** All that follows from the rides of a period, in one pass. */
function readRides(store: ReportQueries, period: Span, timeZone: string) {
  const hours = hoursOf(period.fromMs, period.toMs, timeZone).map((hour) => ({ ...hour, totals: createRideTotals() }))
  const totals = createRideTotals()
  const bikes = new Set<string>()
  const dateOfRider = new Map<number, string>()
  const unknownRiders = new Set<string>()
  let longest: ReportFigures['longestRide'] = null
  let highest: ReportFigures['highestPower'] = null
  let hourNumber = 0

  for (const ride of store.rides(period)) {
    while (ride.startMs >= (hours[hourNumber]?.toMs ?? Number.POSITIVE_INFINITY)) hourNumber += 1
    const hour = hours[hourNumber]
    totals.add(ride)
    hour?.totals.add(ride)
    bikes.add(bikeOf(ride))
    if (ride.riderId === null) unknownRiders.add(streamOf(ride))
    else if (!dateOfRider.has(ride.riderId)) dateOfRider.set(ride.riderId, hour?.date ?? '')
    const durationS = rideDurationS(ride)
    if (durationS !== null && (longest === null || durationS > longest.durationS)) {
      longest = { durationS, bikeLabel: bikeLabel(ride.bikeSerial) }
    }
    if (ride.powerMax !== null && (highest === null || ride.powerMax > highest.watts)) {
      highest = { watts: ride.powerMax, bikeLabel: bikeLabel(ride.bikeSerial) }
    }
  }

  const riders = [...dateOfRider].map(([riderId, date]): RiderOfDay => {
    const { gender, bornMs } = store.rider(riderId) ?? { gender: null, bornMs: null }
    return { gender, bornMs, date }
  })
  return {
    totals,
    ridersByGender: ridersByGender(riders, unknownRiders.size),
    ridersByAge: ridersByAge(riders, unknownRiders.size),
    hours: hours.map(({ fromMs, label, totals: ofHour }) => ({
      fromMs,
      label,
      rides: ofHour.rides(),
      riders: ofHour.riders(),
      averageHeartRateBpm: ofHour.averageHeartRateBpm(),
      averagePowerWatts: ofHour.averagePowerWatts()
    })),
    longestRide: longest,
    highestPower: highest,
    bikesInUse: bikes.size
  }
}

/** A bike is its stream in whichever log: a topic made anew does not double the gym. */
const bikeOf = ({ partition, streamKey }: ReportRide): string => `${partition}/${streamKey}`

function readComparisons(
  store: ReportQueries,
  period: ReportPeriod,
  timeZone: string
): Pick<ReportFigures, 'before' | 'sameWeekday'> {
  const firstMs = store.firstRideMs()
  if (firstMs === null || firstMs >= period.fromMs) return { before: null, sameWeekday: null }
  const before = readKeyFigures(store, periodBefore(period, timeZone))
  if (period.fromMs - firstMs < leastHistoryMs) return { before, sameWeekday: null }
  // The day on which the history begins is known in part only.
  const days = sameWeekdaysBefore(period, timeZone).filter(({ fromMs }) => fromMs >= firstMs)
  const mean = meanOfDays(days.map((day) => readKeyFigures(store, day)))
  return { before, sameWeekday: mean === null ? null : { mean, days: days.length } }
}

function readKeyFigures(store: ReportQueries, period: Span): KeyFigures {
  const totals = createRideTotals()
  for (const ride of store.rides(period)) totals.add(ride)
  return keyFigures(totals, store.countHighAlerts(period))
}
