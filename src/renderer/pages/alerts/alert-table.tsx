import { type KeyboardEvent, useCallback, useState } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { PaneTable } from '../../ui/pane'
import '../../ui/table.css'
import { AlertRow, firedWords } from './alert-row'

/** Alerts, one a row. Up and down go from row to row, Enter opens. */
export function AlertTable({
  alerts,
  chosenId,
  onOpen
}: {
  readonly alerts: readonly Alert[]
  readonly chosenId: number | null
  readonly onOpen: (alertId: number, byKey: boolean) => void
}) {
  const formats = useFormats()
  const { ticker } = useLive()
  const nowMs = ticker.nowMs()
  const [focusedId, setFocusedId] = useState<number | null>(null)
  const onFocus = useCallback((alertId: number) => setFocusedId(alertId), [])
  const isListed = (alertId: number | null): boolean => alerts.some(({ alert_id }) => alert_id === alertId)
  const tabStop = isListed(focusedId) ? focusedId : isListed(chosenId) ? chosenId : alerts[0]?.alert_id
  return (
    <PaneTable label={t('alertsPage.list')}>
      <thead>
        <tr>
          <th scope="col">{t('alertsPage.column.priority')}</th>
          <th scope="col">{t('alertsPage.column.time', { zone: formats.zone(nowMs) })}</th>
          <th scope="col">{t('alertsPage.column.bike')}</th>
          <th scope="col">{t('alertsPage.column.rider')}</th>
          <th scope="col">{t('alertsPage.column.rule')}</th>
          <th scope="col" className="number">
            {t('alertsPage.column.peak')}
          </th>
          <th scope="col" className="number">
            {t('alertsPage.column.for')}
          </th>
          <th scope="col">{t('alertsPage.column.who')}</th>
        </tr>
      </thead>
      <tbody onKeyDown={stepRows}>
        {alerts.map((alert) => (
          <AlertRow
            key={alert.alert_id}
            alert={alert}
            time={firedWords(alert, formats, nowMs)}
            formats={formats}
            isChosen={alert.alert_id === chosenId}
            isTabStop={alert.alert_id === tabStop}
            onOpen={onOpen}
            onFocus={onFocus}
          />
        ))}
      </tbody>
    </PaneTable>
  )
}

/** Arrow keys, Home and End go from row to row. */
function stepRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const rows: readonly Element[] = [...event.currentTarget.querySelectorAll('.alert-open')]
  const index = document.activeElement === null ? -1 : rows.indexOf(document.activeElement)
  if (index === -1) return
  const places = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }
  const place = new Map(Object.entries(places)).get(event.key)
  if (place === undefined) return
  event.preventDefault()
  const next = rows[place]
  if (next instanceof HTMLElement) next.focus()
}
