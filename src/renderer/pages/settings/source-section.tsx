import { SegmentedControl } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { AuthoritySetting } from './authority-setting'
import { PasswordNote } from './password-note'
import { ChoiceSetting, fieldId, TextSetting } from './setting-field'
import type { EditedSettings } from './use-settings-form'

/** Where the messages come from. */
export function SourceSection({ edited }: { readonly edited: EditedSettings }) {
  const source = edited.text('source')
  return (
    <>
      <SourceKind edited={edited} />
      {source === 'kafka' && <KafkaSettings edited={edited} />}
      {source === 'simulator' && (
        <div className="setting-pair">
          <TextSetting edited={edited} name="bikes" label={t('settings.bikes')} unit={t('settings.bikes.unit')} />
          <TextSetting edited={edited} name="seed" label={t('settings.seed')} hint={t('settings.seed.hint')} unit="" />
        </div>
      )}
      {source === 'log-file' && <p className="settings-note">{t('settings.source.logFile.why')}</p>}
    </>
  )
}

function SourceKind({ edited }: { readonly edited: EditedSettings }) {
  const { fixed_because } = edited.setting('source')
  const source = edited.text('source')
  return (
    <div className="setting-source">
      <SegmentedControl
        id={fieldId('source')}
        className="setting-segments"
        aria-label={t('settings.source')}
        value={source}
        disabled={fixed_because !== null}
        onChange={(value) => edited.set('source', value)}
        data={[
          { value: 'kafka', label: t('settings.source.kafka') },
          { value: 'simulator', label: t('settings.source.simulator') },
          ...(source === 'log-file' ? [{ value: 'log-file', label: t('settings.source.logFile') }] : [])
        ]}
        withItemsBorders={false}
        transitionDuration={0}
      />
      <span className={edited.isChanged('source') ? 'setting-origin is-changed' : 'setting-origin'}>
        {edited.isChanged('source') ? t('settings.unsaved') : t(`settings.origin.${edited.setting('source').origin}`)}
      </span>
      {fixed_because !== null && (
        <p className="setting-fixed">
          <IconLock size={14} stroke={1.75} aria-hidden="true" />
          {fixed_because}
        </p>
      )}
      {edited.fault('source') !== null && <p className="setting-fault">{edited.fault('source')}</p>}
    </div>
  )
}

function KafkaSettings({ edited }: { readonly edited: EditedSettings }) {
  return (
    <>
      <TextSetting
        edited={edited}
        name="brokers"
        label={t('settings.brokers')}
        hint={t('settings.brokers.hint')}
        placeholder={t('settings.brokers.example')}
      />
      <div className="setting-pair">
        <TextSetting edited={edited} name="topic" label={t('settings.topic')} />
        <ChoiceSetting
          edited={edited}
          name="from"
          label={t('settings.from')}
          options={[
            { value: 'earliest', label: t('settings.from.earliest') },
            { value: 'latest', label: t('settings.from.latest') }
          ]}
        />
      </div>
      <div className="setting-pair">
        <ChoiceSetting
          edited={edited}
          name="tls"
          label={t('settings.tls')}
          options={[
            { value: 'true', label: t('settings.tls.true') },
            { value: 'false', label: t('settings.tls.false') }
          ]}
        />
        <ChoiceSetting
          edited={edited}
          name="saslMechanism"
          label={t('settings.saslMechanism')}
          options={[
            { value: 'plain', label: 'PLAIN' },
            { value: 'scram-sha-256', label: 'SCRAM-SHA-256' },
            { value: 'scram-sha-512', label: 'SCRAM-SHA-512' }
          ]}
        />
      </div>
      <div className="setting-pair">
        <TextSetting
          edited={edited}
          name="saslUsername"
          label={t('settings.saslUsername')}
          placeholder={t('settings.saslUsername.none')}
        />
        <PasswordNote
          testId="settings-password"
          title={t('settings.password')}
          isGiven={edited.hasPassword}
          variable="DELOTON_SASL_PASSWORD"
          option="--sasl-password-file"
        />
      </div>
      <AuthoritySetting edited={edited} />
    </>
  )
}
