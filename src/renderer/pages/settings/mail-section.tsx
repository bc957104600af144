import { t } from '../../i18n/translate'
import { PasswordNote } from './password-note'
import { ChoiceSetting, TextSetting } from './setting-field'
import type { EditedSettings } from './use-settings-form'

/** The server that mail goes out by, and who gets alerts. */
export function MailSection({ edited }: { readonly edited: EditedSettings }) {
  return (
    <>
      <TextSetting
        edited={edited}
        name="mailHost"
        label={t('mail.host')}
        hint={t('mail.host.hint')}
        placeholder={t('mail.host.none')}
      />
      <div className="setting-pair">
        <TextSetting edited={edited} name="mailPort" label={t('mail.port')} hint={t('mail.port.hint')} unit="" />
        <ChoiceSetting
          edited={edited}
          name="mailSecurity"
          label={t('mail.security')}
          options={[
            { value: 'starttls', label: t('mail.security.starttls') },
            { value: 'tls', label: t('mail.security.tls') },
            { value: 'none', label: t('mail.security.none') }
          ]}
        />
      </div>
      <div className="setting-pair">
        <TextSetting edited={edited} name="mailUser" label={t('mail.user')} placeholder={t('mail.user.none')} />
        <PasswordNote
          testId="mail-password"
          title={t('settings.password')}
          isGiven={edited.hasMailPassword}
          variable="DELOTON_SMTP_PASSWORD"
          option="--smtp-password-file"
        />
      </div>
      <TextSetting
        edited={edited}
        name="mailFrom"
        label={t('mail.from')}
        hint={t('mail.from.hint')}
        placeholder={t('mail.from.example')}
      />
      <TextSetting
        edited={edited}
        name="alertMailTo"
        label={t('mail.alertTo')}
        hint={t('mail.alertTo.hint')}
        placeholder={t('mail.nobody')}
      />
      <TextSetting
        edited={edited}
        name="alertMailManagerTo"
        label={t('mail.managerTo')}
        hint={t('mail.managerTo.hint')}
        placeholder={t('mail.nobody')}
      />
    </>
  )
}
