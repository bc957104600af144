import { t } from '../../i18n/translate'
import { TextSetting } from './setting-field'
import type { EditedSettings } from './use-settings-form'

/** Where the page and the API are served. */
export function PageSection({ edited }: { readonly edited: EditedSettings }) {
  return <TextSetting edited={edited} name="port" label={t('settings.port')} hint={t('settings.port.hint')} unit="" />
}
