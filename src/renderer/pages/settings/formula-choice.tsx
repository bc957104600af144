import { maximumFormulas, maximumHeartRateBpm } from '../../../shared/figures/heart-rate'
import { t } from '../../i18n/translate'
import { ruleFieldId } from './rule-number'
import type { EditedRules } from './use-rules-form'

/** Shown for: an age at which the formulas lie apart. */
const exampleAge = 36

/** How the maximum heart rate follows from age, with a line on each way. */
export function FormulaChoice({ edited }: { readonly edited: EditedRules }) {
  return (
    <fieldset className="formulas">
      <legend>
        {t('alertRules.formula')}
        {edited.isChanged('formula') && <span className="setting-origin is-changed">{t('settings.unsaved')}</span>}
      </legend>
      {maximumFormulas.map((formula) => (
        <label key={formula} className="formula">
          <input
            type="radio"
            name="formula"
            {...(formula === edited.text('formula') ? { id: ruleFieldId('formula') } : {})}
            checked={formula === edited.text('formula')}
            onChange={() => edited.set('formula', formula)}
          />
          <b>{t(`alertRules.formula.${formula}`)}</b>
          <span className="formula-how">{t(`alertRules.formula.${formula}.how`)}</span>
          <span className="formula-example">
            {t('alertRules.formula.at', { bpm: Math.round(maximumHeartRateBpm(exampleAge, formula, 'female')) })}
          </span>
          <small>{t(`alertRules.formula.${formula}.what`)}</small>
        </label>
      ))}
      <p className="setting-words">{t('alertRules.formula.why')}</p>
    </fieldset>
  )
}
