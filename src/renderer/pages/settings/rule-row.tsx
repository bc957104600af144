import { IconMail, IconRestore } from '@tabler/icons-react'
import type { EditableRuleId } from '../../../shared/domain/alert-rules'
import { priorityOf } from '../../../shared/figures/alert-priority'
import { ruleName } from '../../alerts/alert-words'
import { t } from '../../i18n/translate'
import { Switch } from '../../ui/switch'
import { numberLabel, numbersOf, unitOf } from './rule-fields'
import { RuleFaults, RuleNumber, ruleFieldId } from './rule-number'
import type { EditedRules } from './use-rules-form'

/** One rule: whether it is watched for, its numbers, whether staff get mail, and the way back to the defaults. */
export function RuleRow({ edited, id }: { readonly edited: EditedRules; readonly id: EditableRuleId }) {
  const priority = priorityOf(id)
  const onPath = `rules.${id}.is_on`
  const emailPath = `rules.${id}.email`
  const isOn = edited.isOn(onPath)
  const isChanged = edited.changed.some((path) => path.startsWith(`rules.${id}.`))
  return (
    <li className={isOn ? 'rule-row' : 'rule-row is-off'} aria-label={`${id} ${ruleName(id)}`}>
      <div className="rule-name">
        <Switch
          id={ruleFieldId(onPath)}
          label={t('alertRules.on', { id })}
          isOn={isOn}
          onChange={(next) => edited.set(onPath, next)}
        />
        <p>
          <b>
            <span className="rule-id">{id}</span> {ruleName(id)}
          </b>
          <span className={isOn ? `rule-priority is-${priority}` : 'rule-priority'}>
            {isOn ? t(`alertRules.priority.${priority}`) : t('alertRules.off')}
            {isChanged && <span className="setting-origin is-changed"> {t('settings.unsaved')}</span>}
          </span>
        </p>
      </div>
      <div className="rule-numbers">
        {numbersOf(id).map((number) => {
          const label = numberLabel(number)
          const unit = unitOf(number)
          return (
            <RuleNumber
              key={number}
              edited={edited}
              path={`rules.${number}`}
              label={label}
              said={t('alertRules.number.said', { id, label, unit })}
              unit={unit}
            />
          )
        })}
        <RuleFaults
          edited={edited}
          numbers={numbersOf(id).map((number) => ({ path: `rules.${number}`, label: numberLabel(number) }))}
        />
      </div>
      <div className="rule-mail" title={t('alertRules.email.why')}>
        <IconMail size={16} stroke={1.75} aria-hidden="true" />
        <Switch
          id={ruleFieldId(emailPath)}
          label={t('alertRules.email.of', { id })}
          isOn={edited.isOn(emailPath)}
          onChange={(next) => edited.set(emailPath, next)}
        />
      </div>
      <button
        type="button"
        className="icon-button rule-defaults"
        disabled={edited.isDefault(`rules.${id}.`)}
        aria-label={t('alertRules.defaults.of', { id })}
        title={t('alertRules.defaults')}
        onClick={() => edited.toDefaults(`rules.${id}.`)}
      >
        <IconRestore size={16} stroke={1.75} aria-hidden="true" />
      </button>
    </li>
  )
}
