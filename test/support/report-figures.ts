import type { ReportPeriod } from '../../src/main/engine/report/period'
import { ageBrackets, type ReportFigures } from '../../src/main/engine/report/report-figures'

/** Figures of a period of a gym in London; `more` replaces parts of them. */
export const figuresOf = (period: ReportPeriod, more: Partial<ReportFigures> = {}): ReportFigures => ({
  gym: 'Harbour Gym',
  isSample: false,
  timeZone: 'Europe/London',
  period,
  completeness: { percent: 100, missing: [] },
  key: { riders: 287, rides: 412, rideHours: 301.26, averagePowerWatts: 148.4, highAlerts: 3 },
  before: { riders: 280, rides: 381, rideHours: 290, averagePowerWatts: 150, highAlerts: 0 },
  sameWeekday: null,
  highAlertsAcknowledged: 2,
  ridersByGender: [],
  ridersByAge: ageBrackets.map((bracket) => ({ bracket, riders: 0 })),
  hours: [],
  longestRide: null,
  highestPower: null,
  bikesInUse: 24,
  alerts: [],
  suspectBikes: [],
  messages: { readings: 1_000_000, quarantined: 0, missing: 0 },
  lastEventMs: null,
  ...more
})
