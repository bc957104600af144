import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { SettingFault, Settings } from '../../../shared/domain/settings'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { usePageHead } from '../../shell/page-head'
import '../../ui/pane.css'
import { PaneAnswer } from '../pipeline/pane-answer'
import '../pipeline/pipeline.css'
import { AccessPane } from './api/access-pane'
import { ApiSection } from './api/api-section'
import { ConnectionTestPane } from './connection-test-pane'
import { MailPane } from './mail-pane'
import { MailSection } from './mail-section'
import { ReportSection } from './report-section'
import { retentionWords } from './retention-words'
import { RulesPanes } from './rules-panes'
import { type Confirmation, SaveBar } from './save-bar'
import { settingsSaveWords } from './save-words'
import { ScreenSection } from './screen-section'
import { fieldId } from './setting-field'
import { isOtherWorld, sectionOf, shorterLimit } from './settings-draft'
import './settings.css'
import { SettingsNav } from './settings-nav'
import type { SettingsSection } from './settings-search'
import { SourceSection } from './source-section'
import { StoreSection } from './store-section'
import { TimeSection } from './time-section'
import { useConnectionTest } from './use-connection-test'
import { useSettingsForm } from './use-settings-form'

/** What the console is set to, and how to change it. */
export function SettingsPage() {
  usePageHead(t('nav.settings'))
  const query = useCall('settings.get', {})
  return (
    <div className="settings-page">
      <PaneAnswer
        query={query}
        failed={t('settings.failed')}
        refusal={{ title: t('settings.forbidden'), why: t('settings.forbidden.why') }}
      >
        {(settings) => <SettingsPanes settings={settings} />}
      </PaneAnswer>
    </div>
  )
}

function SettingsPanes({ settings }: { readonly settings: Settings }) {
  const { section, part } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate()
  const { bridge, ticker } = useLive()
  const formats = useFormats()
  const edited = useSettingsForm(settings)
  const test = useConnectionTest()
  const [asked, setAsked] = useState<{ readonly form: string; readonly confirmation: Confirmation } | null>(null)
  const form = JSON.stringify(edited.form)
  // What was asked holds for what was in the fields then, and for nothing else.
  const confirmation = asked?.form === form ? asked.confirmation : null

  const showFaults = (faults: readonly SettingFault[]): void => {
    const first = faults[0]?.name
    if (first === undefined) return
    edited.showFaults(faults)
    void navigate({ to: '/settings', search: { section: sectionOf[first] } }).then(() =>
      document.getElementById(fieldId(first))?.focus()
    )
  }
  const save = async (): Promise<void> => {
    setAsked(null)
    showFaults(await edited.save())
  }
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (edited.changed.length === 0 || edited.saveState.kind === 'saving' || confirmation !== null) return
    const days = shorterLimit(edited.setting('keepHistoryDays'), edited.draft)
    if (days === null) return save()
    const faults = await edited.check()
    if (faults.length > 0) return showFaults(faults)
    const preview = await bridge.call('retention.preview', { days })
    const isOther = isOtherWorld(edited.setting('source'), edited.draft)
    const rides = preview.ok && !isOther ? preview.value.rides : 0
    setAsked({
      form,
      confirmation: {
        sentence: preview.ok
          ? retentionWords(days, preview.value, isOther, formats)
          : `${t('settings.retention.failed')} ${preview.error.message}`,
        action:
          rides === 0
            ? t('settings.confirm.save')
            : t('settings.confirm.remove', { quantity: rides, count: formats.integer(rides) })
      }
    })
  }
  const isKafka = section === 'source' && edited.text('source') === 'kafka'
  const isSaving = edited.saveState.kind === 'saving'
  return (
    <div className={`panes settings${besideOf(section, isKafka)}`}>
      <SettingsNav edited={edited} section={section} />
      {section === 'rules' || section === 'zones' ? (
        <RulesPanes section={section} />
      ) : section === 'screen' ? (
        <ScreenSection />
      ) : (
        <form className="pane settings-form" onSubmit={(event) => void submit(event)} noValidate>
          <div className="settings-fields">
            <h2>{t(`settings.section.${section}`)}</h2>
            <p className="settings-lead">{t(`settings.section.${section}.lead`)}</p>
            {settings.warning !== null && <p className="settings-note is-warning">{settings.warning}</p>}
            {section === 'source' && <SourceSection edited={edited} />}
            {section === 'mail' && <MailSection edited={edited} />}
            {section === 'report' && <ReportSection edited={edited} />}
            {section === 'store' && <StoreSection edited={edited} />}
            {section === 'time' && <TimeSection edited={edited} />}
            {section === 'api' && <ApiSection edited={edited} />}
          </div>
          <SaveBar
            hasChanges={edited.changed.length > 0}
            isSaving={isSaving}
            savingWords={t('settings.applying')}
            words={settingsSaveWords(edited, formats, ticker.nowMs())}
            isBad={edited.saveState.kind === 'failed'}
            confirming={
              confirmation === null
                ? null
                : { ...confirmation, onConfirm: () => void save(), onBack: () => setAsked(null) }
            }
            onDiscard={() => {
              setAsked(null)
              edited.discard()
            }}
          >
            {isKafka && (
              <button
                type="button"
                className="button"
                disabled={isSaving}
                onClick={() => test.run(edited.form, edited.changed.length === 0, showFaults)}
              >
                {t('settings.test')}
              </button>
            )}
          </SaveBar>
        </form>
      )}
      {isKafka && <ConnectionTestPane test={test} />}
      {section === 'mail' && <MailPane edited={edited} onFaults={showFaults} />}
      {section === 'api' && <AccessPane part={part ?? 'tokens'} />}
    </div>
  )
}

/** Which pane stands beside the fields, as a class of the whole. */
function besideOf(section: SettingsSection, isKafka: boolean): string {
  if (section === 'api') return ' has-access'
  if (section === 'rules' || section === 'mail') return ' has-preview'
  return isKafka ? ' has-test' : ''
}
