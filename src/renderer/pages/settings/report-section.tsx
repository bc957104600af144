import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/translate'
import { ChoiceSetting, TextSetting } from './setting-field'
import type { EditedSettings } from './use-settings-form'

/** When the daily report is made, of what, and who gets it. */
export function ReportSection({ edited }: { readonly edited: EditedSettings }) {
  return (
    <>
      <TextSetting
        edited={edited}
        name="gymName"
        label={t('settings.gymName')}
        hint={t('settings.gymName.hint')}
        placeholder={t('settings.gymName.none')}
      />
      <div className="setting-pair">
        <TextSetting
          edited={edited}
          name="reportAt"
          label={t('settings.reportAt')}
          hint={t('settings.reportAt.hint')}
          placeholder={t('reports.schedule.off')}
        />
        <ChoiceSetting
          edited={edited}
          name="reportPeriod"
          label={t('settings.reportPeriod')}
          options={[
            { value: 'day', label: t('settings.reportPeriod.day') },
            { value: 'last_24_h', label: t('settings.reportPeriod.last_24_h') }
          ]}
        />
      </div>
      <TextSetting
        edited={edited}
        name="reportTo"
        label={t('settings.reportTo')}
        hint={t('settings.reportTo.hint')}
        placeholder={t('settings.reportTo.none')}
      />
      <ChoiceSetting
        edited={edited}
        name="reportHidesSmallHours"
        label={t('settings.reportHidesSmallHours')}
        hint={t('settings.reportHidesSmallHours.hint')}
        options={[
          { value: 'false', label: t('settings.reportHidesSmallHours.false') },
          { value: 'true', label: t('settings.reportHidesSmallHours.true') }
        ]}
      />
      <p className="settings-note">
        <span>
          {t('settings.report.mail')}{' '}
          <Link to="/settings" search={{ section: 'mail' }}>
            {t('settings.section.mail')}
          </Link>
          .
        </span>
      </p>
    </>
  )
}
