import {
  IconArchive,
  IconBell,
  IconChartHistogram,
  IconClock,
  IconDatabaseImport,
  IconFileText,
  IconHeartbeat,
  IconKey,
  IconMail
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { useStored } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { changedPaths } from './rules-draft'
import { sectionOf } from './settings-draft'
import { type SettingsSection, settingsSections } from './settings-search'
import { rulesDraft } from './use-rules-form'
import type { EditedSettings } from './use-settings-form'

const icons = {
  source: IconDatabaseImport,
  rules: IconHeartbeat,
  zones: IconChartHistogram,
  mail: IconMail,
  report: IconFileText,
  screen: IconBell,
  store: IconArchive,
  time: IconClock,
  api: IconKey
} as const

/** The parts of the settings; those with something unsaved are marked. */
export function SettingsNav({
  edited,
  section
}: {
  readonly edited: EditedSettings
  readonly section: SettingsSection
}) {
  const draft = useStored(rulesDraft)
  const rules = useCall('alert_rules.get', {}).data?.rules
  const rulePaths = rules === undefined ? [] : changedPaths(rules, draft)
  const isUnsaved = (each: SettingsSection): boolean => {
    if (each === 'zones') return rulePaths.some((path) => path.startsWith('zone_starts_percent.'))
    if (each === 'rules') return rulePaths.some((path) => !path.startsWith('zone_starts_percent.'))
    return edited.changed.some((name) => sectionOf[name] === each)
  }
  return (
    <nav className="pane settings-nav" aria-label={t('settings.sections')}>
      {settingsSections.map((each) => {
        const Icon = icons[each]
        return (
          <Link
            key={each}
            to="/settings"
            search={{ section: each }}
            className="settings-nav-link"
            aria-current={each === section ? 'page' : undefined}
          >
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            <span className="ellipsis">{t(`settings.section.${each}`)}</span>
            {isUnsaved(each) && <span className="settings-nav-mark">{t('alertRules.edited')}</span>}
          </Link>
        )
      })}
      <span className="spring" />
      {section !== 'rules' && section !== 'zones' && section !== 'screen' && (
        <p className="settings-nav-note">{t('settings.kept')}</p>
      )}
    </nav>
  )
}
