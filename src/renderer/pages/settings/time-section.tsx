import { t } from '../../i18n/translate'
import { SettingField } from './setting-field'
import type { EditedSettings } from './use-settings-form'
import { ZoneChoice, ZoneNow } from './zone-choice'

/** In which zone the gym's times are shown. */
export function TimeSection({ edited }: { readonly edited: EditedSettings }) {
  return (
    <SettingField
      edited={edited}
      name="timeZone"
      label={t('settings.timeZone')}
      hint={<ZoneNow zone={edited.text('timeZone')} />}
    >
      <ZoneChoice edited={edited} />
    </SettingField>
  )
}
