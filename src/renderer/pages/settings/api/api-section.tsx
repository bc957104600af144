import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { t } from '../../../i18n/translate'
import { Switch } from '../../../ui/switch'
import { controlProps, fieldId, SettingField, TextSetting } from '../setting-field'
import type { EditedSettings } from '../use-settings-form'
import { ApiStateLines } from './api-state-lines'
import './api-section.css'
import { isOpenAddress } from './open-address'
import { TlsFiles } from './tls-files'

/** Whether the API answers, how much one may ask, and where it and the page are served. */
export function ApiSection({ edited }: { readonly edited: EditedSettings }) {
  const isOpen = isOpenAddress(edited.text('listen')) && edited.text('tlsCertFile') === ''
  return (
    <>
      <ApiStateLines />
      <ApiSwitch edited={edited} />
      <div className="setting-pair">
        <TextSetting
          edited={edited}
          name="apiRate"
          label={t('api.rate')}
          hint={t('api.rate.hint')}
          unit={t('api.rate.unit')}
        />
        <TextSetting edited={edited} name="apiBurst" label={t('api.burst')} unit={t('api.burst.unit')} />
      </div>
      <div className="api-served">
        <h3>{t('api.served')}</h3>
        <p className="setting-words">{t('api.served.lead')}</p>
      </div>
      <div className="setting-pair">
        <TextSetting edited={edited} name="listen" label={t('api.listen')} hint={t('api.listen.hint')} isStartTold />
        <TextSetting
          edited={edited}
          name="port"
          label={t('settings.port')}
          hint={t('settings.port.hint')}
          unit=""
          isStartTold
        />
      </div>
      {isOpen && (
        <p className="settings-note is-warning" role="status" data-testid="open-warning">
          <IconAlertTriangleFilled size={16} aria-hidden="true" />
          {t('api.listen.warning')}
        </p>
      )}
      <TextSetting
        edited={edited}
        name="hostNames"
        label={t('api.hostNames')}
        hint={t('api.hostNames.hint')}
        placeholder={t('api.hostNames.none')}
        isStartTold
      />
      <TlsFiles edited={edited} />
    </>
  )
}

function ApiSwitch({ edited }: { readonly edited: EditedSettings }) {
  const props = controlProps(edited, 'api')
  return (
    <div className="api-switch">
      <SettingField edited={edited} name="api" label={t('api.switch')} hint={t('api.switch.hint')}>
        <Switch
          id={fieldId('api')}
          label={t('api.switch')}
          describedBy={props['aria-describedby']}
          isOn={edited.text('api') === 'true'}
          isDisabled={edited.setting('api').fixed_because !== null}
          onChange={(isOn) => edited.set('api', String(isOn))}
        />
      </SettingField>
    </div>
  )
}
