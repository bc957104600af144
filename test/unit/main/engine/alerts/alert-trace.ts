import type { AlertSink, FiredAlert } from '../../../../../src/main/engine/alerts/alert-sink'
import { type RideLimits, type RiderOfRide, rideLimitsOf } from '../../../../../src/main/engine/alerts/ride-limits'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import { type AlertRules, defaultAlertRules, type EditableRuleId } from '../../../../../src/shared/domain/alert-rules'
import { noOwnLimits } from '../../../../../src/shared/figures/heart-rate'

export const rideStartMs = Date.UTC(2026, 5, 1, 18)

/** Born 40 years before the ride: a maximum of 180 bpm, H1 above 190. */
export const forty: RiderOfRide = { bornMs: Date.UTC(1986, 0, 1), gender: null, own: noOwnLimits }

export const aged = (years: number, gender: string | null = null): RiderOfRide => ({
  bornMs: Date.UTC(2026 - years, 0, 1),
  gender,
  own: noOwnLimits
})

type Rules = AlertRules['rules']

/** The default rules with only these on. */
export function watching(...on: readonly EditableRuleId[]): AlertRules {
  const { rules } = defaultAlertRules
  const of = <Id extends EditableRuleId>(id: Id): Rules[Id] => ({ ...rules[id], is_on: on.includes(id) })
  return {
    ...defaultAlertRules,
    rules: {
      H1: of('H1'),
      H2: of('H2'),
      H3: of('H3'),
      H4: of('H4'),
      L1: of('L1'),
      L2: of('L2'),
      S1: of('S1'),
      S2: of('S2')
    }
  }
}

export const limitsFor = (
  rules: AlertRules,
  rider: RiderOfRide | null = forty,
  startMs: number = rideStartMs
): RideLimits => rideLimitsOf({ version: 1, rules }, rider, startMs)

const value = (text: string | undefined, otherwise: number): number | null => {
  if (text === undefined) return otherwise
  return text === '-' ? null : Number(text)
}

/**
 * Samples a second apart, from steps: `15x190` is 15 s at 190 bpm, `15x190@0/80` those at 0 rpm and 80 W (60 rpm, 100 W unless
 * said), `-` for a value that is missing; `+20` leaves out 20 s, `-3600` sets the clock back by so many; `again5` sends the
 * last five once more.
 */
export function trace(steps: string, startMs: number = rideStartMs): RideReading[] {
  const samples: RideReading[] = []
  let atMs = startMs
  for (const step of steps.split(' ').filter((each) => each !== '')) {
    const run = /^(\d+)x(-|[\d.]+)(?:@(-|\d+))?(?:\/(-|\d+))?$/.exec(step)
    const again = /^again(\d+)$/.exec(step)
    if (run !== null) {
      for (let left = Number(run[1]); left > 0; left -= 1) {
        samples.push({
          atMs,
          durationS: null,
          heartRateBpm: value(run[2], 0),
          cadenceRpm: value(run[3], 60),
          powerWatts: value(run[4], 100),
          resistance: null
        })
        atMs += 1_000
      }
    } else if (again !== null) {
      samples.push(...samples.slice(-Number(again[1])))
    } else if (/^[+-]\d+$/.test(step)) {
      atMs += Number(step) * 1_000
    } else {
      throw new Error(`no step of a trace: ${step}`)
    }
  }
  return samples
}

export interface ToldAlerts extends AlertSink {
  /** As `H1 fired@14`: seconds from the start of the ride. Peaks are not told here. */
  readonly told: string[]
  readonly fires: FiredAlert[]
  /** The peaks of each alert by its id, in order. */
  readonly peaks: Map<number, number[]>
}

/** A sink that writes down what it is told and holds the machine to the order of an alert's life. */
export function tellAlerts(startMs: number = rideStartMs): ToldAlerts {
  const told: string[] = []
  const fires: FiredAlert[] = []
  const peaks = new Map<number, number[]>()
  const life = new Map<number, 'firing' | 'clearing' | 'ended'>()
  const tell = (alertId: number, word: string, atMs: number): void => {
    told.push(`${fires[alertId - 1]?.rule} ${word}@${(atMs - startMs) / 1_000}`)
  }
  const move = (alertId: number, from: readonly string[], to: 'firing' | 'clearing' | 'ended'): void => {
    const was = life.get(alertId) ?? 'never fired'
    if (!from.includes(was)) throw new Error(`alert ${alertId} is ${to} after it was ${was}`)
    life.set(alertId, to)
  }
  return {
    told,
    fires,
    peaks,
    fired(alert) {
      if (fires.some(({ rule }, index) => rule === alert.rule && life.get(index + 1) !== 'ended')) {
        throw new Error(`two alerts of ${alert.rule} are open`)
      }
      const alertId = fires.push(alert)
      life.set(alertId, 'firing')
      peaks.set(alertId, alert.peakBpm === null ? [] : [alert.peakBpm])
      tell(alertId, 'fired', alert.atMs)
      return alertId
    },
    peaked(alertId, peakBpm) {
      if (life.get(alertId) === 'ended') throw new Error(`alert ${alertId} has a peak after its end`)
      peaks.get(alertId)?.push(peakBpm)
    },
    clearing(alertId, { atMs }) {
      move(alertId, ['firing'], 'clearing')
      tell(alertId, 'clearing', atMs)
    },
    firedAgain(alertId, { atMs }) {
      move(alertId, ['clearing'], 'firing')
      tell(alertId, 'firedAgain', atMs)
    },
    ended(alertId, { atMs }, why) {
      move(alertId, ['firing', 'clearing'], 'ended')
      tell(alertId, why === 'cleared' ? 'ended' : why, atMs)
    }
  }
}
