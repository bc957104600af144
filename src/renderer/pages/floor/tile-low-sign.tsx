import type { Alert } from '../../../shared/domain/alert'
import { ruleName } from '../../alerts/alert-words'
import { PriorityIcon } from '../../alerts/priority-icon'

/** An alert of low priority: to be seen by whoever looks, no more. */
export function TileLowSign({ alert }: { readonly alert: Alert }) {
  return (
    <span className="tile-low-sign" title={ruleName(alert.rule)}>
      <PriorityIcon priority={alert.priority} size="1.1em" />
    </span>
  )
}
