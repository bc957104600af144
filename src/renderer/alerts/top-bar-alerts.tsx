import { IconBell, IconBellRinging, IconVolume, IconVolume3, IconVolumeOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../i18n/translate'
import { useStored } from '../live/live-context'
import { useAlarm } from '../live/use-alarm'
import './alerts.css'
import { PriorityIcon } from './priority-icon'
import { soundPlayer } from './sound-player'
import { unacknowledgedAlerts } from './told-alerts'
import { useSilence } from './use-silence'
import { askForNotices, noticePermission } from './web-notices'

/** Alerts in the top bar: the gravest, notifications to turn on, and sound. */
export function TopBarAlerts() {
  return (
    <>
      <SoundChip />
      <Bell />
      <NoticeButton />
      <SoundButton />
    </>
  )
}

function Bell() {
  const waiting = unacknowledgedAlerts(useAlarm())
  const [top] = waiting
  const label =
    top === undefined ? t('bell.none') : t('bell.some', { quantity: waiting.length, count: String(waiting.length) })
  return (
    <Link className={`icon-button bell is-${top?.priority ?? 'quiet'}`} to="/alerts" aria-label={label} title={label}>
      {top === undefined ? (
        <IconBell size={18} stroke={1.75} aria-hidden="true" />
      ) : (
        <PriorityIcon priority={top.rule === 'P1' ? 'high' : top.priority} size={18} />
      )}
    </Link>
  )
}

/** Asks for notifications outside of the page; gone once that is settled. */
function NoticeButton() {
  if (useStored(noticePermission) !== 'default') return null
  const label = t('notice.turnOn')
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => void askForNotices()}>
      <IconBellRinging size={18} stroke={1.75} aria-hidden="true" />
    </button>
  )
}

/** Silences sound, and shows for how long. */
function SoundButton() {
  const { left, toggle } = useSilence()
  const isBlocked = useStored(soundPlayer.isBlocked)
  const label = left === null ? t('silence.start') : t('silence.end', { left })
  const Icon = left !== null ? IconVolumeOff : isBlocked ? IconVolume3 : IconVolume
  return (
    <button
      type="button"
      className={left === null ? 'icon-button' : 'icon-button sound-button is-silenced'}
      aria-label={label}
      aria-pressed={left !== null}
      aria-keyshortcuts="S"
      title={label}
      data-testid="silence"
      onClick={toggle}
    >
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {left !== null && <span className="silence-left">{left}</span>}
    </button>
  )
}

/** The browser plays nothing before someone has touched the page; that must be known before it is needed. */
function SoundChip() {
  if (!useStored(soundPlayer.isBlocked)) return null
  return (
    <div className="state-chip sound-chip" role="status" title={t('sound.blocked.long')} data-testid="sound-chip">
      <IconVolume3 size={16} stroke={1.75} aria-hidden="true" />
      <span className="sound-chip-words">{t('sound.blocked')}</span>
    </div>
  )
}
