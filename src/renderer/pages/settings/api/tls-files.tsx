import { t } from '../../../i18n/translate'
import { controlProps, SettingField } from '../setting-field'
import type { EditedSettings } from '../use-settings-form'

/** Which certificate is served with, and its key. A page names no file of the console's machine: it can take them away. */
export function TlsFiles({ edited }: { readonly edited: EditedSettings }) {
  return (
    <div className="setting">
      <div className="setting-pair">
        <TlsFile edited={edited} name="tlsCertFile" label={t('api.tlsCertFile')} />
        <TlsFile edited={edited} name="tlsKeyFile" label={t('api.tlsKeyFile')} />
      </div>
      <p className="setting-words">
        {t('api.tls.hint')} <code className="mono">--tls-cert-file</code> {t('api.tls.and')}{' '}
        <code className="mono">--tls-key-file</code>.
      </p>
    </div>
  )
}

function TlsFile({
  edited,
  name,
  label
}: {
  readonly edited: EditedSettings
  readonly name: 'tlsCertFile' | 'tlsKeyFile'
  readonly label: string
}) {
  const text = edited.text(name)
  const canRemove = text !== '' && edited.setting(name).fixed_because === null
  return (
    <SettingField edited={edited} name={name} label={label} isStartTold>
      <span className={canRemove ? 'setting-input setting-file' : 'setting-input'}>
        <input
          {...controlProps(edited, name)}
          type="text"
          readOnly
          value={text === '' ? t('api.tls.none') : text}
          title={text === '' ? undefined : text}
        />
        {canRemove && (
          <button
            type="button"
            className="button small"
            aria-label={t('api.tls.remove.of', { what: label })}
            onClick={() => {
              edited.set(name, '')
              edited.leave(name)
            }}
          >
            {t('api.tls.remove')}
          </button>
        )}
      </span>
    </SettingField>
  )
}
