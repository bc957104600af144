import { t } from '../../i18n/translate'
import { FormulaChoice } from './formula-choice'
import { ruleIds } from './rule-fields'
import { RuleRow } from './rule-row'
import type { EditedRules } from './use-rules-form'

/** When a heart rate is outside the range. */
export function RulesSection({ edited }: { readonly edited: EditedRules }) {
  const { version } = edited.inForce
  return (
    <>
      <p className="rules-version" data-testid="rules-version">
        {version === 0 ? t('alertRules.version.defaults') : t('alertRules.version', { version })}
        <span className="spring" />
        <button
          type="button"
          className="button small"
          disabled={edited.isDefault('')}
          onClick={() => edited.toDefaults('')}
        >
          {t('alertRules.defaults.all')}
        </button>
      </p>
      <FormulaChoice edited={edited} />
      <section aria-labelledby="rules-title">
        <h3 id="rules-title" className="rules-title">
          {t('alertRules.rules')}
        </h3>
        <p className="setting-words">{t('alertRules.rules.why')}</p>
        <ul className="rule-rows">
          {ruleIds.map((id) => (
            <RuleRow key={id} edited={edited} id={id} />
          ))}
        </ul>
      </section>
    </>
  )
}
