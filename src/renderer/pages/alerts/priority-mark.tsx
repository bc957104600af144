import type { Alert } from '../../../shared/domain/alert'
import { priorityStars } from '../../alerts/alert-words'
import { PriorityIcon } from '../../alerts/priority-icon'
import { t } from '../../i18n/translate'

/** How grave an alert is: by shape, word, stars and colour. */
export function PriorityMark({ alert }: { readonly alert: Alert }) {
  const stars = priorityStars(alert)
  return (
    <span className={`chip priority-mark is-${alert.priority}`}>
      <PriorityIcon priority={alert.priority} size={13} />
      {t(`alertsPage.priority.${alert.priority}`)}
      {stars !== '' && (
        <span className="priority-stars" aria-hidden="true">
          {stars}
        </span>
      )}
    </span>
  )
}
