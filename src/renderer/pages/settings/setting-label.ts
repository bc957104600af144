import type { ShownSettingName } from '../../../shared/domain/settings'
import { t } from '../../i18n/translate'

/** A setting's name in a list of several. */
export const settingLabel = (name: ShownSettingName): string => t(`settings.short.${name}`)
