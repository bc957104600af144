import { between, type Random, wholeBetween } from './random'

/** What a rider does in one second. */
export interface Effort {
  /** 0..170 */
  readonly resistance: number
  /** rev/min, 0..208 */
  readonly cadenceRpm: number
}

/** A rider's seconds, one after the other from the first; the same for the same `random`. */
export interface RideEffort {
  next(): Effort
}

type Phase = 'start' | 'steady' | 'climb' | 'easy' | 'drink' | 'sprint' | 'release'

const highestCadenceRpm = 208

/**
 * How a ride goes, as captures show it: resistance 30 most of the time at 40 to 75 rev/min, seconds without a push,
 * climbs at about 95, and sprints of about 20 s at more than 150 that begin near 140 rev/min and fade. Those come to
 * about a twentieth of all seconds and most of the energy.
 */
export function createRideEffort(random: Random): RideEffort {
  let second = 0
  let phase: Phase = 'start'
  let phaseEnds = wholeBetween(random, 2, 7)
  let resistance = 0
  let cadence = 0
  let aim = 0
  let nextSprint = wholeBetween(random, 90, 330)

  const enter = (entered: Phase, seconds: number, set: number, aimRpm: number): void => {
    phase = entered
    phaseEnds = second + seconds
    resistance = set
    aim = aimRpm
  }
  const steady = (): void => enter('steady', wholeBetween(random, 40, 200), 30, between(random, 42, 74))

  const enterNext = (): void => {
    if (phase === 'sprint') {
      enter('release', 2, wholeBetween(random, 98, 101), 60)
    } else if (second >= nextSprint) {
      const set = random() < 0.65 ? wholeBetween(random, 168, 170) : wholeBetween(random, 151, 157)
      enter('sprint', wholeBetween(random, 16, 25), set, between(random, 92, 108))
      cadence = between(random, 122, 150)
      nextSprint = second + wholeBetween(random, 250, 440)
    } else if (phase === 'steady') {
      const choice = random()
      if (choice < 0.4)
        enter('climb', wholeBetween(random, 40, 150), wholeBetween(random, 88, 102), between(random, 46, 70))
      else if (choice < 0.55) enter('easy', wholeBetween(random, 12, 45), 30, between(random, 9, 30))
      else if (choice < 0.62) enter('drink', wholeBetween(random, 4, 14), 30, 0)
      else steady()
    } else {
      steady()
    }
  }

  const nextCadence = (): number => {
    if (phase === 'start' || phase === 'drink') return 0
    // Legs get to a new cadence within seconds; the fading of a sprint takes all of it.
    const haste = phase === 'sprint' ? 0.12 : 0.35
    cadence += (aim - cadence) * haste + between(random, -2.6, 2.6)
    cadence = Math.min(highestCadenceRpm, Math.max(3, cadence))
    const isPushMissed = phase !== 'sprint' && random() < 0.03
    return Math.round(isPushMissed ? cadence * between(random, 0.3, 0.7) : cadence)
  }

  return {
    next() {
      second += 1
      if (second > phaseEnds || (phase !== 'start' && phase !== 'sprint' && second === nextSprint)) enterNext()
      return { resistance: phase === 'start' && second > 2 ? 30 : resistance, cadenceRpm: nextCadence() }
    }
  }
}
