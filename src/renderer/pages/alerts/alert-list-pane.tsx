import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { CallFailedError } from '../../live/queries'
import { PaneEmpty } from '../../ui/pane'
import { PaneFailure, PaneWait } from '../pipeline/pane-answer'
import { SaidLine } from '../pipeline/said-line'
import { AlertBar } from './alert-bar'
import { AlertFigures } from './alert-figures'
import { AlertMutes } from './alert-mutes'
import { AlertTable } from './alert-table'
import { type AlertsSearch, filterOf, tabOf } from './alerts-search'
import type { AlertList } from './use-alert-list'
import type { AlertsExport } from './use-alerts-export'
import type { SearchChange } from './use-alerts-search'

/** The figures, which alerts are listed, and the list. */
export function AlertListPane({
  search,
  change,
  list,
  saving,
  onOpen
}: {
  readonly search: AlertsSearch
  readonly change: (change: SearchChange) => void
  readonly list: AlertList
  readonly saving: AlertsExport
  readonly onOpen: (alertId: number, byKey: boolean) => void
}) {
  const { alerts, history } = list
  return (
    <section className="pane alerts-list" aria-label={t('alertsPage.list')}>
      <AlertFigures />
      <AlertBar search={search} change={change} saving={saving} />
      <AlertMutes />
      <SaidLine said={saving.said} />
      {alerts === null && (history === null || history.error === null) && <PaneWait />}
      {alerts === null && history !== null && history.error !== null && (
        <PaneFailure
          error={
            history.error instanceof CallFailedError
              ? history.error.call
              : { code: 'internal', message: history.error.message }
          }
          failed={t('alertsPage.failed')}
          refusal={null}
          onRetry={() => void history.refetch()}
        />
      )}
      {alerts !== null && alerts.length === 0 && <NoAlerts search={search} change={change} />}
      {alerts !== null && alerts.length > 0 && (
        <AlertTable alerts={alerts} chosenId={search.alert ?? null} onOpen={onOpen} />
      )}
      {history !== null && alerts !== null && alerts.length > 0 && (
        <HistoryFoot history={history} shown={alerts.length} />
      )}
    </section>
  )
}

function HistoryFoot({
  history,
  shown
}: {
  readonly history: NonNullable<AlertList['history']>
  readonly shown: number
}) {
  const formats = useFormats()
  return (
    <div className="alerts-foot">
      <span className="quiet">{t('alertsPage.shown', { count: formats.integer(shown) })}</span>
      {history.error !== null && <span className="note is-warning">{t('alertsPage.old')}</span>}
      <span className="spring" />
      {history.hasNextPage && (
        <button
          type="button"
          className="button small"
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t(history.isFetchingNextPage ? 'alertsPage.older.busy' : 'alertsPage.older')}
        </button>
      )}
    </div>
  )
}

function NoAlerts({
  search,
  change
}: {
  readonly search: AlertsSearch
  readonly change: (change: SearchChange) => void
}) {
  const tab = tabOf(search)
  if (Object.keys(filterOf(search)).length > 0) {
    return (
      <PaneEmpty title={t('alertsPage.empty.filter')} why={t('alertsPage.empty.filter.why')}>
        <p className="pane-action">
          <button
            type="button"
            className="button small"
            onClick={() =>
              change({
                priority: undefined,
                rule: undefined,
                rider: undefined,
                late: undefined,
                from: undefined,
                to: undefined
              })
            }
          >
            {t('alertsPage.filter.clear')}
          </button>
        </p>
      </PaneEmpty>
    )
  }
  return (
    <PaneEmpty title={t(`alertsPage.empty.${tab}`)} why={t(`alertsPage.empty.${tab}.why`)}>
      {tab !== 'history' && (
        <p className="pane-action">
          <button type="button" className="button small" onClick={() => change({ tab: 'history' })}>
            {t('alertsPage.empty.toHistory')}
          </button>
        </p>
      )}
    </PaneEmpty>
  )
}
