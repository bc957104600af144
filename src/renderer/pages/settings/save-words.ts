import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { placeLabel } from './rule-fields'
import { settingLabel } from './setting-label'
import type { EditedRules } from './use-rules-form'
import type { EditedSettings } from './use-settings-form'

const changes = (count: number, names: readonly string[]): string =>
  count === 0 ? '' : t('settings.changes', { quantity: count, names: names.join(', '), count })

/** How saving the settings went, or what would be saved. */
export function settingsSaveWords({ saveState, changed }: EditedSettings, formats: Formats, nowMs: number): string {
  switch (saveState.kind) {
    case 'saving':
      return t('settings.applying.why')
    case 'failed':
      return saveState.message
    case 'saved': {
      const moment = formats.moment(saveState.atMs, nowMs)
      const later = saveState.later.map(settingLabel).join(', ')
      if (later === '') return t('settings.applied', { moment })
      return saveState.applied ? t('settings.applied.later', { moment, later }) : t('settings.savedForLater', { later })
    }
    case 'none':
      return changes(changed.length, changed.map(settingLabel))
  }
}

/** The same of the rules. */
export function rulesSaveWords({ saveState, changed, faults }: EditedRules, formats: Formats, nowMs: number): string {
  switch (saveState.kind) {
    case 'saving':
      return t('alertRules.saving')
    case 'failed':
      return saveState.message
    case 'saved':
      return t('alertRules.saved', { moment: formats.moment(saveState.atMs, nowMs), version: saveState.version })
    case 'none':
      if (faults.size > 0) return t('alertRules.wrong', { quantity: faults.size, count: faults.size })
      return changes(changed.length, [...new Set(changed.map(placeLabel))])
  }
}
