import type { AlertState } from '../../../shared/domain/alert'
import type { StoredAlert } from '../store/alert-store'

/** What the state of an alert follows from. */
export type AlertFacts = Pick<StoredAlert, 'priority' | 'endedMs' | 'acknowledgedMs' | 'notifiedMs'> & {
  /** Back in the range, not long enough yet. */
  readonly isClearing: boolean
}

/** A grave alert that people were told of stays until somebody has acknowledged it. */
const isLatching = ({ priority, notifiedMs }: Pick<StoredAlert, 'priority' | 'notifiedMs'>): boolean =>
  priority === 'high' && notifiedMs !== null

export function stateOf(facts: AlertFacts): AlertState {
  const isAcknowledged = facts.acknowledgedMs !== null
  if (facts.endedMs !== null) return isLatching(facts) && !isAcknowledged ? 'latched' : 'resolved'
  if (facts.isClearing) return 'clearing'
  return isAcknowledged ? 'acknowledged' : 'firing'
}

/** Whether acknowledging it says anything: not where it is over for good, nor where somebody has. */
export const canBeAcknowledged = ({ state, acknowledgedMs }: StoredAlert): boolean =>
  state !== 'resolved' && acknowledgedMs === null

/** Whether taking the acknowledgement back changes anything: not where the rule has resolved it. */
export const canBeUnacknowledged = (alert: StoredAlert): boolean =>
  alert.acknowledgedMs !== null && (alert.state !== 'resolved' || isLatching(alert))
