import { t } from '../../i18n/translate'
import { RetentionNote } from './retention-note'
import { TextSetting } from './setting-field'
import { isOtherWorld, shorterLimit } from './settings-draft'
import type { EditedSettings } from './use-settings-form'

/** When a ride has ended, when it moves into the historical store, and how long it is kept. */
export function StoreSection({ edited }: { readonly edited: EditedSettings }) {
  const days = shorterLimit(edited.setting('keepHistoryDays'), edited.draft)
  return (
    <>
      <TextSetting
        edited={edited}
        name="silenceLimitMin"
        label={t('settings.silenceLimitMin')}
        hint={t('settings.silenceLimitMin.hint')}
        unit={t('settings.minutes')}
      />
      <div className="setting-pair">
        <TextSetting
          edited={edited}
          name="compressAfterHours"
          label={t('settings.compressAfterHours')}
          hint={t('settings.compressAfterHours.hint')}
          unit={t('settings.hours')}
        />
        <TextSetting
          edited={edited}
          name="compressEveryMin"
          label={t('settings.compressEveryMin')}
          hint={t('settings.compressEveryMin.hint')}
          unit={t('settings.minutes')}
        />
      </div>
      <TextSetting
        edited={edited}
        name="keepHistoryDays"
        label={t('settings.keepHistoryDays')}
        hint={t('settings.keepHistoryDays.hint')}
        placeholder={t('settings.keepHistoryDays.ever')}
        unit={t('settings.days')}
      />
      {days !== null && (
        <RetentionNote days={days} isOtherWorld={isOtherWorld(edited.setting('source'), edited.draft)} />
      )}
    </>
  )
}
