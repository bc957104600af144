import { IconFilter, IconTableExport } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ruleName } from '../../alerts/alert-words'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { useAlarm } from '../../live/use-alarm'
import { ChoiceMenu } from '../floor/choice-menu'
import { Segments } from '../ride/segments'
import { boardOfTab } from './alert-filter'
import { AlertFilters } from './alert-filters'
import { type AlertsSearch, type AlertTab, priorities, rules, tabOf } from './alerts-search'
import type { AlertsExport } from './use-alerts-export'
import type { SearchChange } from './use-alerts-search'

const all = 'all'

/** Which alerts are listed, and what can be done with the list. */
export function AlertBar({
  search,
  change,
  saving
}: {
  readonly search: AlertsSearch
  readonly change: (change: SearchChange) => void
  readonly saving: AlertsExport
}) {
  const formats = useFormats()
  const filtersId = useId()
  const more = [search.rider, search.late, search.from, search.to].filter((part) => part !== undefined).length
  const [isMoreShown, setMoreShown] = useState(more > 0)
  return (
    <>
      <div className="alerts-bar">
        <TabChoice tab={tabOf(search)} onChange={(tab) => change({ tab })} />
        <span className="spring" />
        <ChoiceMenu
          label={t('alertsPage.filter.priority')}
          value={search.priority ?? all}
          options={[
            { value: all, label: t('alertsPage.filter.all') },
            ...priorities.map((priority) => ({ value: priority, label: t(`alertsPage.priority.${priority}`) }))
          ]}
          onChoose={(priority) => change({ priority: priority === all ? undefined : priority })}
        />
        <ChoiceMenu
          label={t('alertsPage.filter.rule')}
          value={search.rule ?? all}
          options={[
            { value: all, label: t('alertsPage.filter.all') },
            ...rules.map((rule) => ({ value: rule, label: ruleName(rule), shown: rule }))
          ]}
          onChoose={(rule) => change({ rule: rule === all ? undefined : rule })}
        />
        <button
          type="button"
          className="button"
          aria-expanded={isMoreShown}
          aria-controls={filtersId}
          onClick={() => setMoreShown(!isMoreShown)}
        >
          <IconFilter size={16} stroke={1.75} aria-hidden="true" />
          {more === 0
            ? t('alertsPage.filter.more')
            : t('alertsPage.filter.more.count', { quantity: more, count: formats.integer(more) })}
        </button>
        {saving.exported === null ? (
          <button type="button" className="button" title={t('alertsPage.export.explained')} onClick={saving.start}>
            <IconTableExport size={16} stroke={1.75} aria-hidden="true" />
            {t('alertsPage.export')}
          </button>
        ) : (
          <button type="button" className="button" onClick={saving.cancel}>
            {t('alertsPage.export.stop')}
          </button>
        )}
        {saving.exported !== null && (
          <span className="quiet alerts-exporting" role="status">
            {t('alertsPage.exporting', { count: formats.integer(saving.exported) })}
          </span>
        )}
      </div>
      {isMoreShown && <AlertFilters id={filtersId} search={search} change={change} />}
    </>
  )
}

function TabChoice({ tab, onChange }: { readonly tab: AlertTab; readonly onChange: (tab: AlertTab) => void }) {
  const formats = useFormats()
  const alerts = useAlarm()?.alerts ?? []
  const count = (of: 'open' | 'acknowledged'): string => formats.integer(boardOfTab(alerts, of).length)
  return (
    <Segments
      label={t('alertsPage.tabs')}
      value={tab}
      onChange={onChange}
      choices={[
        { value: 'open', words: t('alertsPage.tab.open', { count: count('open') }) },
        { value: 'acknowledged', words: t('alertsPage.tab.acknowledged', { count: count('acknowledged') }) },
        { value: 'history', words: t('alertsPage.tab.history') }
      ]}
    />
  )
}
