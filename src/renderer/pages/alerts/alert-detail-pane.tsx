import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import type { Alert, AlertDetails } from '../../../shared/domain/alert'
import { t } from '../../i18n/translate'
import { CallFailedError } from '../../live/queries'
import { PaneEmpty } from '../../ui/pane'
import { PaneFailure, PaneWait } from '../pipeline/pane-answer'
import { AlertHead } from './alert-head'
import { AlertHistory } from './alert-history'
import { AlertSurroundings } from './alert-surroundings'
import { useAlert } from './use-alert'

/** One alert closely. It takes the focus when it is opened by key. */
export function AlertDetailPane({
  ref,
  alertId,
  onClose
}: {
  readonly ref: RefObject<HTMLElement | null>
  readonly alertId: number | null
  readonly onClose: () => void
}) {
  return (
    <aside className="pane alert-detail" aria-label={t('alertsPage.detail')} tabIndex={-1} ref={ref}>
      {alertId === null ? (
        <PaneEmpty title={t('alertsPage.detail.none')} why={t('alertsPage.detail.none.why')} />
      ) : (
        <ChosenAlert key={alertId} alertId={alertId} onClose={onClose} />
      )}
      <div className="alert-part alert-rules">
        <div>
          <h2>{t('alertsPage.rules')}</h2>
          <p className="quiet">{t('alertsPage.rules.why')}</p>
        </div>
        <Link className="button small" to="/settings" search={{ section: 'rules' }}>
          {t('alertsPage.rules.edit')}
        </Link>
      </div>
    </aside>
  )
}

function ChosenAlert({ alertId, onClose }: { readonly alertId: number; readonly onClose: () => void }) {
  const { alert, details } = useAlert(alertId)
  const { data, error, refetch } = details
  const failure =
    data !== undefined || error === null
      ? null
      : error instanceof CallFailedError
        ? error.call
        : { code: 'internal' as const, message: error.message }
  if (failure?.code === 'not-found') {
    return (
      <PaneEmpty title={t('alertsPage.detail.gone')} why={t('alertsPage.detail.gone.why')}>
        <p className="pane-action">
          <button type="button" className="button small" onClick={onClose}>
            {t('alertsPage.detail.close')}
          </button>
        </p>
      </PaneEmpty>
    )
  }
  return (
    <>
      {alert === null ? (
        failure === null && <PaneWait />
      ) : (
        <KnownAlert alert={alert} details={data} onClose={onClose} />
      )}
      {failure !== null && (
        <PaneFailure
          error={failure}
          failed={t('alertsPage.detail.failed')}
          refusal={null}
          onRetry={() => void refetch()}
        />
      )}
    </>
  )
}

function KnownAlert({
  alert,
  details,
  onClose
}: {
  readonly alert: Alert
  readonly details: AlertDetails | undefined
  readonly onClose: () => void
}) {
  return (
    <>
      <AlertHead alert={alert} onClose={onClose} />
      {alert.ride_id !== null && <AlertSurroundings alert={alert} rideId={alert.ride_id} />}
      {details !== undefined && <AlertHistory details={{ ...details, alert }} />}
    </>
  )
}
