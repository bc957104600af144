import { IconCheck, IconUserFilled } from '@tabler/icons-react'
import { ruleShort } from '../../alerts/alert-words'
import { PriorityIcon } from '../../alerts/priority-icon'
import { t } from '../../i18n/translate'
import type { TileAlarm } from './tile-alarm'
import type { TileSize } from './tile-scale'

/** On top of a framed tile: the bike, the sign and the word. Before the public only that staff are called. */
export function TileStrip({
  bikeLabel,
  alarm,
  size,
  isReasonHidden
}: {
  readonly bikeLabel: string
  readonly alarm: TileAlarm
  readonly size: TileSize
  readonly isReasonHidden: boolean
}) {
  return (
    <span className="tile-strip">
      <span className="tile-strip-number ellipsis">{bikeLabel}</span>
      {isReasonHidden ? (
        <IconUserFilled size="1.2em" aria-hidden="true" />
      ) : (
        <PriorityIcon priority={alarm.priority} size="1.2em" />
      )}
      {size !== 'tiny' && (
        <span className="ellipsis">{isReasonHidden ? t('tile.staffCall') : ruleShort(alarm.alert.rule)}</span>
      )}
      {alarm.isAcknowledged && !isReasonHidden && (
        <span className="tile-strip-check">
          <IconCheck size="1.1em" stroke={2.5} aria-hidden="true" />
        </span>
      )}
    </span>
  )
}
