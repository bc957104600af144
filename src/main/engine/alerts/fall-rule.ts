import type { RideReading } from '../ingest/ride-figures'
import type { AlertSink } from './alert-sink'
import { type FallWatch, type RideAlertState, watchedRule } from './ride-alert-state'
import type { RideLimits } from './ride-limits'
import { type Verdict, watchRule } from './rule-watch'

/**
 * L2, a fall under load, for a sample whose heart rate is believed. The fall is measured from the highest value of the last
 * seconds, and held against it from then on: so it stands still however long the hold is. It is over when half of the
 * fall that the rule asks for is made good.
 */
export function takeFall(
  state: RideAlertState,
  bpm: number,
  sample: RideReading,
  limits: RideLimits,
  sink: AlertSink
): void {
  const { L2 } = limits.rules
  if (!L2.is_on) {
    state.fall = null
    return
  }
  state.fall ??= { trail: [], before: null }
  const { fall, lastMs } = state
  const { trail } = fall
  while (trail[0] !== undefined && lastMs - trail[0].atMs > L2.within_s * 1_000) trail.shift()
  const watts = sample.powerWatts === null ? null : Math.round(sample.powerWatts)
  const isPedalling = sample.cadenceRpm !== null && sample.cadenceRpm >= L2.cadence_rpm
  if (isPedalling) fall.before ??= fallenFrom(trail, bpm + L2.drop_bpm, watts)

  const { before } = fall
  if (before !== null) {
    const limitBpm = before.bpm - L2.drop_bpm
    let verdict: Verdict = 'between'
    if (bpm >= before.bpm - L2.drop_bpm / 2) verdict = 'done'
    else if (bpm <= limitBpm && isPedalling && !isHalved(before.watts, watts)) verdict = 'over'
    watchRule(state, { rule: 'L2', holdS: L2.hold_s, clearS: 1, limitBpm, gravest: 'lowest' }, verdict, sample, sink)
    if (!isFalling(state)) fall.before = null
  }
  trail.push({ atMs: lastMs, bpm, watts })
}

/** The highest of the last seconds, where it is at least `leastBpm` and the power has not been halved since. */
function fallenFrom(trail: FallWatch['trail'], leastBpm: number, watts: number | null): FallWatch['before'] {
  let highest = -1
  for (const [place, { bpm }] of trail.entries()) if (bpm >= (trail[highest]?.bpm ?? leastBpm)) highest = place
  const before = trail[highest]
  if (before === undefined) return null
  const isLetGo =
    isHalved(before.watts, watts) || trail.slice(highest).some((each) => isHalved(before.watts, each.watts))
  return isLetGo ? null : { bpm: before.bpm, watts: before.watts }
}

/** Where the power is not known the rider is taken to have eased off. */
const isHalved = (before: number | null, now: number | null): boolean =>
  before === null || now === null || now * 2 <= before

/** Whether L2 has an alert, or samples of its hold. */
function isFalling(state: RideAlertState): boolean {
  const watched = watchedRule(state, 'L2')
  return watched !== null && (watched.alertId !== null || watched.window.length > 0)
}
