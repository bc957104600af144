import { useCallback, useMemo, useRef } from 'react'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import { usePageHead } from '../../shell/page-head'
import { usePageKeys } from '../../shell/shortcuts'
import '../../ui/controls.css'
import '../../ui/pane.css'
import '../pipeline/pipeline.css'
import { AlertDetailPane } from './alert-detail-pane'
import { listInputOf } from './alert-filter'
import { AlertListPane } from './alert-list-pane'
import './alerts.css'
import { filterOf, tabOf } from './alerts-search'
import { useAlertList } from './use-alert-list'
import { useAlertsExport } from './use-alerts-export'
import { useAlertsSearch } from './use-alerts-search'

/** Alerts: what is open, what was, and one of them closely. The address says all that is chosen. */
export function AlertsPage() {
  usePageHead(t('nav.alerts'))
  const { search, change } = useAlertsSearch()
  const timeZone = useStored(useLive().console.info)?.time_zone ?? 'UTC'
  const tab = tabOf(search)
  const asked = useMemo(() => listInputOf(filterOf(search), timeZone), [search, timeZone])
  const list = useAlertList(tab, asked)
  const saving = useAlertsExport(tab === 'history' ? null : list.alerts, asked)
  const detailRef = useRef<HTMLElement>(null)
  const chosenId = search.alert ?? null

  const open = useCallback(
    (alertId: number, byKey: boolean) => {
      change({ alert: alertId })
      if (byKey) requestAnimationFrame(() => detailRef.current?.focus())
    },
    [change]
  )
  const close = useCallback(() => {
    change({ alert: undefined })
    const row = document.querySelector(`[data-alert="${chosenId}"] .alert-open`)
    if (row instanceof HTMLElement) row.focus()
  }, [change, chosenId])
  usePageKeys(chosenId === null ? {} : { Escape: close })

  return (
    <div className={chosenId === null ? 'panes alerts' : 'panes alerts has-chosen'}>
      <AlertListPane search={search} change={change} list={list} saving={saving} onOpen={open} />
      <AlertDetailPane ref={detailRef} alertId={chosenId} onClose={close} />
    </div>
  )
}
