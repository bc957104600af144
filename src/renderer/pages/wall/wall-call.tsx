import { IconUserFilled, IconVolume3 } from '@tabler/icons-react'
import { priorityStars, ruleShort } from '../../alerts/alert-words'
import { PriorityIcon } from '../../alerts/priority-icon'
import { soundPlayer } from '../../alerts/sound-player'
import { callingAlerts } from '../../alerts/told-alerts'
import { t } from '../../i18n/translate'
import { useStored } from '../../live/live-context'
import { useAlarm } from '../../live/use-alarm'

/** Where staff should go; why, only on a wall that is for them. */
export function WallCall({ isReasonHidden }: { readonly isReasonHidden: boolean }) {
  const calling = callingAlerts(useAlarm())
  const bikes = new Set(calling.map(({ bike_label }) => bike_label))
  const [top] = calling
  const isBlocked = useStored(soundPlayer.isBlocked)
  return (
    // The region stays in the page: what appears in it is announced.
    <div role="status">
      {top !== undefined && (
        <div className={isReasonHidden ? 'wall-call' : `wall-call is-${top.priority}`} data-testid="wall-call">
          {isReasonHidden ? (
            <IconUserFilled size={26} aria-hidden="true" />
          ) : (
            <PriorityIcon priority={top.priority} size={26} />
          )}
          {isReasonHidden
            ? t('wall.call', { bike: top.bike_label.toUpperCase() })
            : t('wall.alert', {
                stars: priorityStars(top),
                bike: top.bike_label.toUpperCase(),
                rule: ruleShort(top.rule).toUpperCase()
              })}
          {bikes.size > 1 && <span>{t('wall.call.more', { count: bikes.size - 1 })}</span>}
          {isBlocked && !isReasonHidden && (
            <IconVolume3 size={26} role="img" aria-label={t('sound.blocked.long')} title={t('sound.blocked.long')} />
          )}
        </div>
      )}
    </div>
  )
}
