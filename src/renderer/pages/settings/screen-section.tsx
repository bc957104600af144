import { IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { playTestSound, soundPlayer } from '../../alerts/sound-player'
import { type SoundPriority, setSoundVolume, soundVolumes } from '../../alerts/sound-settings'
import { t } from '../../i18n/translate'
import { useStored } from '../../live/live-context'
import { setStaffName, staffName } from '../../live/staff-name'
import './screen-section.css'

const priorities: readonly SoundPriority[] = ['high', 'medium', 'low']
const longestName = 60

/** How alerts are heard on this screen, and in whose name they are acknowledged. */
export function ScreenSection() {
  return (
    <div className="pane settings-form">
      <div className="settings-fields">
        <h2>{t('settings.section.screen')}</h2>
        <p className="settings-lead">{t('settings.section.screen.lead')}</p>
        <StaffName />
        <Sounds />
      </div>
    </div>
  )
}

function StaffName() {
  const name = useStored(staffName)
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (): void => {
    if (typed !== null) setStaffName(typed)
    setTyped(null)
  }
  return (
    <form
      className="setting"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <div className="setting-head">
        <label htmlFor="staff-name">{t('screen.staffName')}</label>
      </div>
      <span className="setting-input">
        <input
          id="staff-name"
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={longestName}
          aria-describedby="staff-name-words"
          value={typed ?? name}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
        />
      </span>
      <p className="setting-words" id="staff-name-words">
        {t('screen.staffName.hint')}
      </p>
    </form>
  )
}

function Sounds() {
  const isBlocked = useStored(soundPlayer.isBlocked)
  return (
    <section className="sounds" aria-labelledby="sounds">
      <h3 id="sounds">{t('screen.sounds')}</h3>
      <p className="setting-words">{t('screen.sounds.why')}</p>
      <ul>
        {priorities.map((priority) => (
          <Sound key={priority} priority={priority} />
        ))}
      </ul>
      {isBlocked && (
        <p className="settings-note is-warning" role="status">
          <IconVolumeOff size={16} stroke={1.75} aria-hidden="true" />
          {t('screen.sounds.blocked')}
        </p>
      )}
    </section>
  )
}

function Sound({ priority }: { readonly priority: SoundPriority }) {
  const percent = Math.round(useStored(soundVolumes)[priority] * 100)
  const name = t(`alertRules.priority.${priority}`)
  const Icon = percent === 0 ? IconVolumeOff : IconVolume
  return (
    <li className="sound">
      <label htmlFor={`sound-${priority}`}>{name}</label>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <input
        id={`sound-${priority}`}
        type="range"
        min={0}
        max={100}
        step={5}
        aria-label={t('screen.volume', { priority: name })}
        aria-valuetext={percent === 0 ? t('screen.volume.off') : t('screen.volume.percent', { percent })}
        value={percent}
        onChange={(event) => setSoundVolume(priority, Number(event.currentTarget.value) / 100)}
      />
      <span className="sound-percent">
        {percent === 0 ? t('screen.volume.off') : t('screen.volume.percent', { percent })}
      </span>
      <button
        type="button"
        className="button small"
        disabled={percent === 0}
        onClick={() => playTestSound(priority)}
        aria-label={t('screen.test.of', { priority: name })}
      >
        {t('screen.test')}
      </button>
    </li>
  )
}
