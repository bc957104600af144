import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { AlertRulesInForce } from '../../../shared/domain/alert-rules'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { PaneAnswer } from '../pipeline/pane-answer'
import { ruleFieldId } from './rule-number'
import { RulePreviewPane } from './rule-preview-pane'
import './rules.css'
import { RulesSection } from './rules-section'
import { SaveBar } from './save-bar'
import { rulesSaveWords } from './save-words'
import { useRulesForm } from './use-rules-form'
import { ZonesSection } from './zones-section'

type Section = 'rules' | 'zones'

/** Someone else may save too: what they changed must not be written over with what was read long ago. */
const askEveryMs = 10_000

/** Rules or zones, both of one draft, and what they would have done. */
export function RulesPanes({ section }: { readonly section: Section }) {
  const query = useCall('alert_rules.get', {}, { everyMs: askEveryMs })
  if (query.data !== undefined) return <RulesForm section={section} inForce={query.data} />
  return (
    <div className="pane">
      <PaneAnswer query={query} failed={t('alertRules.failed')}>
        {() => null}
      </PaneAnswer>
    </div>
  )
}

function RulesForm({ section, inForce }: { readonly section: Section; readonly inForce: AlertRulesInForce }) {
  const edited = useRulesForm(inForce)
  const formats = useFormats()
  const { ticker } = useLive()
  const navigate = useNavigate()

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (edited.changed.length === 0 || edited.saveState.kind === 'saving') return
    const wrong = edited.faults.keys().next().value ?? (await edited.save())
    if (wrong === null) return
    const search = { section: wrong.startsWith('zone_starts_percent') ? 'zones' : 'rules' } as const
    await navigate({ to: '/settings', search })
    document.getElementById(ruleFieldId(wrong))?.focus()
  }
  return (
    <>
      <form className="pane settings-form" onSubmit={(event) => void submit(event)} noValidate>
        <div className="settings-fields rules-fields">
          <h2>{t(`settings.section.${section}`)}</h2>
          <p className="settings-lead">{t(`settings.section.${section}.lead`)}</p>
          {section === 'rules' ? <RulesSection edited={edited} /> : <ZonesSection edited={edited} />}
        </div>
        <SaveBar
          hasChanges={edited.changed.length > 0}
          isSaving={edited.saveState.kind === 'saving'}
          savingWords={t('alertRules.saving')}
          words={rulesSaveWords(edited, formats, ticker.nowMs())}
          isBad={edited.saveState.kind === 'failed' || edited.faults.size > 0}
          onDiscard={edited.discard}
        />
      </form>
      {section === 'rules' && <RulePreviewPane edited={edited} />}
    </>
  )
}
