import { IconArchive, IconBrowser, IconClock, IconDatabaseImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { sectionOf } from './settings-draft'
import { type SettingsSection, settingsSections } from './settings-search'
import type { EditedSettings } from './use-settings-form'

const icons = { source: IconDatabaseImport, store: IconArchive, time: IconClock, page: IconBrowser } as const

/** The parts of the settings; those with something unsaved are marked. */
export function SettingsNav({
  edited,
  section
}: {
  readonly edited: EditedSettings
  readonly section: SettingsSection
}) {
  return (
    <nav className="pane settings-nav" aria-label={t('settings.sections')}>
      {settingsSections.map((each) => {
        const Icon = icons[each]
        const isUnsaved = edited.changed.some((name) => sectionOf[name] === each)
        return (
          <Link
            key={each}
            to="/settings"
            search={{ section: each }}
            className="settings-nav-link"
            aria-current={each === section ? 'page' : undefined}
          >
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            {t(`settings.section.${each}`)}
            {isUnsaved && <span className="settings-nav-mark">{t('settings.unsaved')}</span>}
          </Link>
        )
      })}
      <span className="spring" />
      <p className="settings-nav-note">{t('settings.kept')}</p>
    </nav>
  )
}
