import type { AlertPriority, AlertRuleId } from '../../../shared/domain/alert'

/** The figures of a period that are told with a change against others. */
export interface KeyFigures {
  /** Persons with a ride in the period; rides of nobody known count one rider a bike stream. */
  readonly riders: number
  readonly rides: number
  /** Hours by the rides' own clocks, the whole of each ride; a ride without a clock counts none. */
  readonly rideHours: number
  /** W, weighted by ride time: of all readings with power, each one second; null where no ride had power. */
  readonly averagePowerWatts: number | null
  /** Alerts of high priority that fired in the period and were not late, muted ones too. */
  readonly highAlerts: number
}

/**
 * One hour of the period, by the wall clock of the gym's zone; an hour that comes twice is two. It is shorter where the clock is
 * changed by less than an hour, and at both ends of a period that does not begin on the hour. Rides count where they began.
 */
export interface ReportHour {
  readonly fromMs: number
  /** `HH:00` in the gym's zone. */
  readonly label: string
  readonly rides: number
  readonly riders: number
  /** bpm, of all readings above 0 of the rides that began in the hour; null for none. */
  readonly averageHeartRateBpm: number | null
  /** W, of all readings of those rides; null for none. */
  readonly averagePowerWatts: number | null
}

export interface ReportAlert {
  /** When it fired, log time. */
  readonly atMs: number
  readonly bikeLabel: string
  readonly rule: AlertRuleId
  readonly priority: AlertPriority
  readonly peakBpm: number | null
  readonly limitBpm: number | null
  /** From when it fired; null where it is not over. */
  readonly lastedS: number | null
  /** From being told to being acknowledged; null where nobody did, and where nobody was told. */
  readonly acknowledgedAfterS: number | null
}

export const ageBrackets = ['<18', '18-24', '25-34', '35-44', '45-54', '55-64', '65+', 'unknown'] as const
export type AgeBracket = (typeof ageBrackets)[number]

/**
 * All that a report tells, and nothing that depends on when it is made: the same figures give the same bytes. A ride belongs
 * to the period in which it begins. A rider is a person with a ride in it; rides of nobody known count one rider a bike stream.
 */
export interface ReportFigures {
  /** What the gym is called; null where nobody has said. */
  readonly gym: string | null
  /** Whether the riders are simulated. */
  readonly isSample: boolean
  /** IANA name. */
  readonly timeZone: string
  readonly period: {
    readonly kind: 'day' | 'last_24_h'
    /** `YYYY-MM-DD`; of the last 24 hours the day on which they end. */
    readonly date: string
    readonly fromMs: number
    readonly toMs: number
  }
  readonly completeness: {
    /** Of the period's length, 0..100. A time counts as missing where any part of the gym is. */
    readonly percent: number
    /**
     * What is missing, oldest first and apart from each other: what is not read yet, and what the log lost. When lost messages
     * were sent is an estimate (`completeness.ts`).
     */
    readonly missing: readonly { readonly fromMs: number; readonly toMs: number }[]
  }
  readonly key: KeyFigures
  /** Of the period just before; null where no ride is known from before this one. */
  readonly before: KeyFigures | null
  /**
   * Mean of the same weekday in the last four weeks, over the `days` of them that are wholly after the first ride ever; power over
   * those with any. Null where there is no such day, or fewer than 3 days of history.
   */
  readonly sameWeekday: { readonly mean: KeyFigures; readonly days: number } | null
  /** How many of the high-priority alerts were acknowledged. */
  readonly highAlertsAcknowledged: number
  /**
   * Largest first, `unknown` last and only where there are any. Words are the feed's own, hostile text, as the newest line about
   * each rider has them; what differs in case and outer blanks only is one.
   */
  readonly ridersByGender: readonly { readonly gender: string; readonly riders: number }[]
  /**
   * In the order of `ageBrackets`, all of them. Age on the day, of the gym's calendar, of the rider's first ride of the period;
   * above 125 years it is unknown.
   */
  readonly ridersByAge: readonly { readonly bracket: AgeBracket; readonly riders: number }[]
  /** All hours of the period in order: 24, on days when the clock is changed 23 or 25. */
  readonly hours: readonly ReportHour[]
  /** By the rides' own clocks; the first of the longest. Null where no ride had a clock. */
  readonly longestRide: { readonly durationS: number; readonly bikeLabel: string } | null
  /** Of a single reading; the first ride of those that had it. Null where no ride had power. */
  readonly highestPower: { readonly watts: number; readonly bikeLabel: string } | null
  /** Bike streams with a ride that began in the period. */
  readonly bikesInUse: number
  /** Highest priority first, then oldest first; late ones and technical ones are left out. */
  readonly alerts: readonly ReportAlert[]
  /** Bikes whose sensor was suspect (S2), or without a signal for 5 minutes or more (S1), by label. */
  readonly suspectBikes: readonly string[]
  /**
   * `readings`: of the rides that began in the period. `quarantined`: arrived in it (console's clock), not understood, discarded
   * ones too. `missing`: offsets whose loss was noticed in it (console's clock).
   */
  readonly messages: { readonly readings: number; readonly quarantined: number; readonly missing: number }
  /**
   * Log time of the last event of a ride in the period; its last millisecond where a ride goes on over its end. Null for none.
   */
  readonly lastEventMs: number | null
}

/** What of the settings changes how a report looks. */
export interface ReportLook {
  /** Hours with fewer than 5 riders are left out of the charts instead of drawn hollow. */
  readonly hidesSmallHours: boolean
  /** Of the program. */
  readonly version: string
}
