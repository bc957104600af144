import { readFileSync } from 'node:fs'
import type { ReportFonts } from '../../../../../../src/main/engine/report/pdf/report-fonts'
import {
  type AgeBracket,
  ageBrackets,
  type ReportFigures,
  type ReportHour,
  type ReportLook
} from '../../../../../../src/main/engine/report/report-figures'

const hourMs = 3_600_000
const midnight = Date.UTC(2026, 10, 23)
const ridesByHour = [0, 0, 0, 0, 0, 0, 18, 34, 31, 22, 17, 19, 33, 24, 14, 16, 23, 41, 46, 37, 24, 11, 2, 0]

export const look: ReportLook = { hidesSmallHours: false, version: '1.0.0' }

const fontFile = (name: string): Buffer =>
  readFileSync(new URL(`../../../../../../resources/fonts/report/${name}.ttf`, import.meta.url))
export const fonts: ReportFonts = {
  regular: fontFile('Inter-400Regular'),
  semiBold: fontFile('Inter-600SemiBold'),
  bold: fontFile('Inter-700Bold'),
  figures: fontFile('Archivo-700Bold')
}

export function hoursOf(rides: readonly number[], fromMs = midnight, labelFrom = 0): ReportHour[] {
  return rides.map((count, at) => ({
    fromMs: fromMs + at * hourMs,
    label: `${String((labelFrom + at) % 24).padStart(2, '0')}:00`,
    rides: count,
    riders: Math.ceil(count * 0.7),
    averageHeartRateBpm: count === 0 ? null : 138 + 12 * Math.sin(at / 3),
    averagePowerWatts: count === 0 ? null : 131 + 19 * Math.sin(at / 2.5)
  }))
}

export const ages = (counts: Partial<Record<AgeBracket, number>>): ReportFigures['ridersByAge'] =>
  ageBrackets.map((bracket) => ({ bracket, riders: counts[bracket] ?? 0 }))

/** A full day, as in the picture of the design. */
export const fullDay: ReportFigures = {
  gym: 'Harbour Street',
  isSample: false,
  timeZone: 'Europe/London',
  period: { kind: 'day', date: '2026-11-23', fromMs: midnight, toMs: midnight + 24 * hourMs },
  completeness: { percent: 100, missing: [] },
  key: { riders: 287, rides: 412, rideHours: 190.4, averagePowerWatts: 131.3, highAlerts: 2 },
  before: { riders: 270, rides: 381, rideHours: 178.2, averagePowerWatts: 133.4, highAlerts: 2 },
  sameWeekday: {
    mean: { riders: 263.5, rides: 392.25, rideHours: 183.1, averagePowerWatts: 129.9, highAlerts: 2.5 },
    days: 4
  },
  highAlertsAcknowledged: 2,
  ridersByGender: [
    { gender: 'female', riders: 139 },
    { gender: 'male', riders: 138 },
    { gender: 'unknown', riders: 10 }
  ],
  ridersByAge: ages({
    '<18': 5,
    '18-24': 41,
    '25-34': 84,
    '35-44': 71,
    '45-54': 47,
    '55-64': 22,
    '65+': 10,
    unknown: 7
  }),
  hours: hoursOf(ridesByHour),
  longestRide: { durationS: 4360, bikeLabel: '14' },
  highestPower: { watts: 902, bikeLabel: '03' },
  bikesInUse: 23,
  alerts: Array.from({ length: 13 }, (_, at) => ({
    atMs: midnight + (7 + at) * hourMs + at * 413_000,
    bikeLabel: String(at + 3).padStart(2, '0'),
    rule: (['H1', 'H1', 'H2', 'H4', 'L1', 'L2', 'H3'] as const)[Math.min(at, 6)] ?? 'H3',
    priority: at < 2 ? 'high' : at < 6 ? 'medium' : 'low',
    peakBpm: 199 - at,
    limitBpm: at === 5 ? null : 194 - at,
    lastedS: at === 3 ? null : 65 + at,
    acknowledgedAfterS: at < 5 ? 19 + 31 * at : null
  })),
  suspectBikes: ['11'],
  messages: { readings: 1_370_880, quarantined: 3, missing: 0 },
  lastEventMs: midnight + 24 * hourMs - 2000
}

const noKey = { riders: 0, rides: 0, rideHours: 0, averagePowerWatts: null, highAlerts: 0 }

const noRide: ReportFigures = {
  ...fullDay,
  gym: null,
  key: noKey,
  sameWeekday: null,
  highAlertsAcknowledged: 0,
  ridersByGender: [],
  ridersByAge: ages({}),
  hours: hoursOf(ridesByHour.map(() => 0)),
  longestRide: null,
  highestPower: null,
  bikesInUse: 0,
  alerts: [],
  suspectBikes: [],
  messages: { readings: 0, quarantined: 0, missing: 0 },
  lastEventMs: null
}

const oneRide: ReportFigures = {
  ...noRide,
  key: { riders: 1, rides: 1, rideHours: 0.4, averagePowerWatts: 88, highAlerts: 0 },
  before: null,
  ridersByGender: [{ gender: 'female', riders: 1 }],
  ridersByAge: ages({ '65+': 1 }),
  hours: hoursOf(ridesByHour.map((_, at) => (at === 9 ? 1 : 0))),
  longestRide: { durationS: 1440, bikeLabel: '1' },
  highestPower: { watts: 140, bikeLabel: '1' },
  bikesInUse: 1,
  messages: { readings: 1440, quarantined: 0, missing: 0 },
  lastEventMs: midnight + 9.6 * hourMs
}

const oneBike: ReportFigures = {
  ...oneRide,
  isSample: true,
  key: { riders: 9, rides: 19, rideHours: 22.8, averagePowerWatts: 120, highAlerts: 1 },
  ridersByGender: [
    { gender: 'male', riders: 7 },
    { gender: 'female', riders: 2 }
  ],
  ridersByAge: ages({ '25-34': 9 }),
  hours: hoursOf(ridesByHour.map((_, at) => (at % 5 === 2 ? 0 : 1))),
  alerts: fullDay.alerts.slice(0, 1),
  before: noKey
}

const tenfold = (count: number): number => Math.round(count * 121.4)
const manyRides: ReportFigures = {
  ...fullDay,
  key: { riders: 34_842, rides: 50_000, rideHours: 23_114.6, averagePowerWatts: 131, highAlerts: 1243 },
  before: { riders: 1270, rides: 1381, rideHours: 778.2, averagePowerWatts: 133, highAlerts: 2 },
  highAlertsAcknowledged: 1201,
  ridersByGender: [
    { gender: 'female', riders: 17_000 },
    { gender: 'male', riders: 16_000 },
    { gender: 'unknown', riders: 1842 }
  ],
  ridersByAge: fullDay.ridersByAge.map(({ bracket, riders }) => ({ bracket, riders: tenfold(riders) })),
  hours: hoursOf(ridesByHour.map(tenfold)),
  bikesInUse: 2400,
  suspectBikes: Array.from({ length: 200 }, (_, at) => `bike ${at}`),
  messages: { readings: 166_425_120, quarantined: 14_000, missing: 2 }
}

const hostileWord = `\u202e<script>alert(1)</script>\u0000\n${'Ẅ'.repeat(80)}名前🚴${'x'.repeat(200)}`
const hostile: ReportFigures = {
  ...fullDay,
  gym: hostileWord,
  isSample: true,
  ridersByGender: [
    { gender: hostileWord, riders: 100 },
    { gender: '性別\u202e', riders: 80 },
    { gender: '', riders: 40 },
    { gender: 'non-binary, prefers not to be put in a bar', riders: 30 },
    { gender: '\ud800', riders: 20 },
    { gender: 'x', riders: 4 },
    { gender: 'y', riders: 3 },
    { gender: 'unknown', riders: 10 }
  ],
  longestRide: { durationS: 4360, bikeLabel: hostileWord },
  highestPower: { watts: 902, bikeLabel: hostileWord },
  suspectBikes: [hostileWord, hostileWord],
  alerts: fullDay.alerts.map((alert) => ({ ...alert, bikeLabel: hostileWord }))
}

const autumnMs = Date.UTC(2026, 9, 24, 23)
const lateMs = Date.UTC(2026, 10, 22, 8)

/** Every case that a report must stand. */
export const cases: Readonly<Record<string, ReportFigures>> = {
  'a full day': fullDay,
  'no ride at all': noRide,
  'one ride': oneRide,
  'one bike all day': oneBike,
  '50,000 rides': manyRides,
  'hostile words of 300 characters': hostile,
  'all genders unknown': {
    ...fullDay,
    ridersByGender: [{ gender: 'unknown', riders: 287 }],
    ridersByAge: ages({ unknown: 287 })
  },
  'incomplete data': {
    ...fullDay,
    completeness: {
      percent: 93.4,
      missing: [
        { fromMs: midnight + 14 * hourMs + 120_000, toMs: midnight + 15 * hourMs + 37 * 60_000 },
        { fromMs: midnight + 17 * hourMs, toMs: midnight + 17 * hourMs + 60_000 }
      ]
    },
    messages: { readings: 1_280_110, quarantined: 3, missing: 2 }
  },
  'a day of 25 hours': {
    ...fullDay,
    period: { kind: 'day', date: '2026-10-25', fromMs: autumnMs, toMs: autumnMs + 25 * hourMs },
    hours: hoursOf([0, ...ridesByHour], autumnMs).map((hour, at) => ({
      ...hour,
      label: `${String(at < 2 ? at : at - 1).padStart(2, '0')}:00`
    })),
    lastEventMs: autumnMs + 24.5 * hourMs
  },
  'the last 24 hours': {
    ...fullDay,
    timeZone: 'America/New_York',
    period: { kind: 'last_24_h', date: '2026-11-23', fromMs: lateMs + 5 * hourMs, toMs: lateMs + 29 * hourMs },
    hours: hoursOf([...ridesByHour.slice(8), ...ridesByHour.slice(0, 8)], lateMs + 5 * hourMs, 8),
    lastEventMs: lateMs + 28.9 * hourMs
  }
}
