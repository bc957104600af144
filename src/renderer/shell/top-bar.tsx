import { IconFlask, IconMoon, IconSunHigh } from '@tabler/icons-react'
import { t } from '../i18n/translate'
import { useConsoleTime, useFormats, useLive, useStored } from '../live/live-context'
import { LiveChip } from './live-chip'
import type { Route } from './route'
import { shownTheme, switchTheme } from './theme'

const titles: Readonly<Record<Route, () => string>> = { floor: () => t('nav.floor'), pipeline: () => t('nav.pipeline') }
export const titleOf = (route: Route): string => titles[route]()

export function TopBar({ current }: { readonly current: Route }) {
  const { console } = useLive()
  const status = useStored(console.status)
  const info = useStored(console.info)
  const isSample = (status?.world ?? info?.world) === 'sample'
  return (
    <header className="top-bar">
      <h1>{titleOf(current)}</h1>
      <span className="top-bar-source ellipsis">
        {status !== null &&
          (status.source === 'simulator' ? (
            t('source.simulator')
          ) : (
            <bdi>{t('source.kafka', { topic: status.topic })}</bdi>
          ))}
      </span>
      <span className="spring" />
      <ThemeButton />
      {isSample && (
        <div className="state-chip" title={t('sample.explained')} data-testid="sample-chip">
          <IconFlask size={16} stroke={1.75} aria-hidden="true" />
          {t('sample.chip')}
        </div>
      )}
      <LiveChip />
      <Clock />
    </header>
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

function Clock() {
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
