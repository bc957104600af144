import { IconFlask, IconKeyboard, IconMoon, IconSearch, IconSunHigh } from '@tabler/icons-react'
import { TopBarAlerts } from '../alerts/top-bar-alerts'
import { t } from '../i18n/translate'
import { useConsoleTime, useFormats, useLive, useStored } from '../live/live-context'
import { openLookUp } from '../look-up/look-up'
import { openKeyList } from './key-list'
import { LiveChip } from './live-chip'
import { shownHead } from './page-head'
import { shownTheme, switchTheme } from './theme'

export function TopBar() {
  const { title, note } = useStored(shownHead)
  return (
    <header className="top-bar">
      <h1>{title}</h1>
      <span className="top-bar-note ellipsis">{note !== null && <bdi>{note}</bdi>}</span>
      <span className="spring" />
      <button type="button" className="search-button" onClick={openLookUp} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span className="ellipsis">{t('lookUp.open')}</span>
        <kbd>{t('lookUp.key')}</kbd>
      </button>
      <ThemeButton />
      <button
        type="button"
        className="icon-button"
        onClick={openKeyList}
        aria-label={t('keys.open')}
        title={t('keys.open')}
      >
        <IconKeyboard size={18} stroke={1.75} aria-hidden="true" />
      </button>
      <TopBarAlerts />
      <SampleChip />
      <LiveChip />
      <Clock />
    </header>
  )
}

/** Says on every page that the riders are not the gym's own. */
export function SampleChip() {
  const { console } = useLive()
  const status = useStored(console.status)
  const info = useStored(console.info)
  if ((status?.world ?? info?.world) !== 'sample') return null
  return (
    <div className="state-chip" title={t('sample.explained')} data-testid="sample-chip">
      <IconFlask size={16} stroke={1.75} aria-hidden="true" />
      {t('sample.chip')}
    </div>
  )
}

function ThemeButton() {
  const isDark = useStored(shownTheme) === 'dark'
  const label = isDark ? t('theme.toLight') : t('theme.toDark')
  const Icon = isDark ? IconSunHigh : IconMoon
  return (
    <button type="button" className="icon-button" onClick={switchTheme} aria-label={label} title={label}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
    </button>
  )
}

/** The time at the gym. */
export function Clock() {
  const formats = useFormats()
  const { ticker } = useLive()
  const time = useConsoleTime((nowMs) => formats.time(nowMs))
  return (
    <time className="clock" title={t('clock.label')}>
      {time}
      <small>{formats.zone(ticker.nowMs())}</small>
    </time>
  )
}
