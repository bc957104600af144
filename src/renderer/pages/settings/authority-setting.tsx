import { useRef } from 'react'
import { t } from '../../i18n/translate'
import { controlProps, fieldId, SettingField } from './setting-field'
import type { EditedSettings } from './use-settings-form'

const largestBytes = 200_000

/** Whom to trust: the system's authorities, or an own one by its certificate file. The console keeps it; it is no path. */
export function AuthoritySetting({ edited }: { readonly edited: EditedSettings }) {
  const input = useRef<HTMLInputElement>(null)
  const { value, fixed_because } = edited.setting('caFile')
  const { authority } = edited.draft
  const isSet = authority === null ? value !== null : authority !== 'none'
  const shown =
    authority === null
      ? (value ?? t('settings.caFile.system'))
      : authority === 'none'
        ? t('settings.caFile.system')
        : authority.name
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    // One that is too large holds no certificate that anyone would trust: it is refused as such.
    edited.setAuthority({ name: file.name, pem: file.size > largestBytes ? '' : await file.text() })
  }
  return (
    <SettingField edited={edited} name="caFile" label={t('settings.caFile')} hint={t('settings.caFile.hint')}>
      <span className="setting-input setting-file">
        <input
          {...controlProps(edited, 'caFile')}
          type="text"
          readOnly
          value={shown}
          className={isSet ? '' : 'is-none'}
        />
        {fixed_because === null && (
          <>
            {isSet && (
              <button
                type="button"
                className="button small"
                onClick={() => edited.setAuthority(value === null ? null : 'none')}
              >
                {t('settings.caFile.remove')}
              </button>
            )}
            <button type="button" className="button small" onClick={() => input.current?.click()}>
              {t('settings.caFile.choose')}
            </button>
            <input
              ref={input}
              type="file"
              className="said"
              tabIndex={-1}
              aria-hidden="true"
              aria-label={t('settings.caFile.choose')}
              accept=".pem,.crt,.cer"
              data-testid={`${fieldId('caFile')}-file`}
              onChange={(event) => {
                void choose(event.currentTarget.files?.[0])
                // The same file chosen again counts again.
                event.currentTarget.value = ''
              }}
            />
          </>
        )}
      </span>
    </SettingField>
  )
}
