import { IconAlertSquareRoundedFilled, IconChevronDown, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ShownSetting, ShownSettingName } from '../../../shared/domain/settings'
import { t } from '../../i18n/translate'
import './setting-field.css'
import type { EditedSettings } from './use-settings-form'

export const fieldId = (name: ShownSettingName): string => `setting-${name}`

/** Ties a control to its label, its words and what is wrong with it. */
export const controlProps = (edited: EditedSettings, name: ShownSettingName) => ({
  id: fieldId(name),
  'aria-invalid': edited.fault(name) !== null,
  'aria-describedby': `${fieldId(name)}-words ${fieldId(name)}-fault`
})

/** One setting: its name, where its value comes from, its control, what it means, and what is wrong with it. */
export function SettingField({
  edited,
  name,
  label,
  hint,
  isShort = false,
  isStartTold = false,
  children
}: {
  readonly edited: EditedSettings
  readonly name: ShownSettingName
  readonly label: string
  readonly hint?: ReactNode
  readonly isShort?: boolean
  /** It is said elsewhere that a change holds at the next start. */
  readonly isStartTold?: boolean
  readonly children: ReactNode
}) {
  const setting = edited.setting(name)
  const fault = edited.fault(name)
  return (
    <div className={isShort ? 'setting is-short' : 'setting'}>
      <div className="setting-head">
        <label htmlFor={fieldId(name)}>{label}</label>
        <OriginWords setting={setting} isChanged={edited.isChanged(name)} />
      </div>
      {children}
      <div className="setting-words" id={`${fieldId(name)}-words`}>
        {hint}
        {setting.applies === 'at_next_start' && !isStartTold && <span>{t('settings.atNextStart')}</span>}
        {setting.fixed_because !== null && (
          <span className="setting-fixed">
            <IconLock size={14} stroke={1.75} aria-hidden="true" />
            {setting.fixed_because}
          </span>
        )}
      </div>
      <p className="setting-fault" id={`${fieldId(name)}-fault`} aria-live="polite">
        {fault !== null && (
          <>
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            {fault}
          </>
        )}
      </p>
    </div>
  )
}

function OriginWords({ setting, isChanged }: { readonly setting: ShownSetting; readonly isChanged: boolean }) {
  if (isChanged) return <span className="setting-origin is-changed">{t('settings.unsaved')}</span>
  return <span className="setting-origin">{t(`settings.origin.${setting.origin}`)}</span>
}

/** A line of text, or a number with its unit. */
export function TextSetting({
  edited,
  name,
  label,
  hint,
  unit,
  placeholder,
  isStartTold = false
}: {
  readonly edited: EditedSettings
  readonly name: ShownSettingName
  readonly label: string
  readonly hint?: ReactNode
  /** Given, it is a whole number. */
  readonly unit?: string
  readonly placeholder?: string
  readonly isStartTold?: boolean
}) {
  return (
    <SettingField
      edited={edited}
      name={name}
      label={label}
      hint={hint}
      isShort={unit !== undefined}
      isStartTold={isStartTold}
    >
      <span className="setting-input">
        <input
          {...controlProps(edited, name)}
          type="text"
          value={edited.text(name)}
          placeholder={placeholder}
          readOnly={edited.setting(name).fixed_because !== null}
          inputMode={unit === undefined ? 'text' : 'numeric'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => edited.set(name, event.currentTarget.value)}
          onBlur={() => edited.leave(name)}
        />
        {unit !== undefined && unit !== '' && <span className="setting-unit">{unit}</span>}
      </span>
    </SettingField>
  )
}

/** One of a few. */
export function ChoiceSetting({
  edited,
  name,
  label,
  hint,
  options
}: {
  readonly edited: EditedSettings
  readonly name: ShownSettingName
  readonly label: string
  readonly hint?: ReactNode
  readonly options: readonly { readonly value: string; readonly label: string }[]
}) {
  return (
    <SettingField edited={edited} name={name} label={label} hint={hint}>
      <span className="setting-input">
        <select
          {...controlProps(edited, name)}
          value={edited.text(name)}
          disabled={edited.setting(name).fixed_because !== null}
          onChange={(event) => {
            edited.set(name, event.currentTarget.value)
            edited.leave(name)
          }}
        >
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
      </span>
    </SettingField>
  )
}
