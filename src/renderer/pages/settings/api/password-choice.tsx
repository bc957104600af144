import { t } from '../../../i18n/translate'
import { AccessField } from './access-field'
import type { UserDraft, UserFault } from './user-draft'

type Change = Partial<Pick<UserDraft, 'isGenerated' | 'password' | 'again'>>

/** A password that is generated, or one that is typed twice. */
export function PasswordChoice({
  draft,
  faults,
  onChange
}: {
  readonly draft: UserDraft
  /** Those that may be told. */
  readonly faults: ReadonlySet<UserFault>
  readonly onChange: (change: Change) => void
}) {
  return (
    <fieldset className="access-scopes">
      <legend>{t('users.password')}</legend>
      {[true, false].map((isGenerated) => (
        <label key={String(isGenerated)} className="access-radio">
          <input
            type="radio"
            name="api-user-password"
            checked={draft.isGenerated === isGenerated}
            onChange={() => onChange({ isGenerated })}
          />
          {t(isGenerated ? 'users.password.generated' : 'users.password.typed')}
        </label>
      ))}
      {!draft.isGenerated && (
        <div className="setting-pair access-passwords">
          <AccessField
            label={t('users.password.first')}
            hint={t('users.password.hint')}
            value={draft.password}
            fault={faults.has('length') ? t('users.password.length') : null}
            isSecret
            onChange={(password) => onChange({ password })}
          />
          <AccessField
            label={t('users.password.again')}
            value={draft.again}
            fault={faults.has('differs') ? t('users.password.differs') : null}
            isSecret
            onChange={(again) => onChange({ again })}
          />
        </div>
      )}
    </fieldset>
  )
}
