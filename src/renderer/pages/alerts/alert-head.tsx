import { IconCheck, IconLink, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import { useAlertActions } from '../../alerts/alert-actions'
import { ruleName } from '../../alerts/alert-words'
import { openMute } from '../../alerts/mute-request'
import { unacknowledgedAlerts } from '../../alerts/told-alerts'
import { t } from '../../i18n/translate'
import { useAlarm } from '../../live/use-alarm'
import { usePageKeys } from '../../shell/shortcuts'
import { alertAddress } from './alert-address'
import { AlertNote } from './alert-note'
import { canAcknowledge } from './alert-outcome'
import { AlertSays } from './alert-says'
import { PriorityMark } from './priority-mark'

/** What an alert is about, and what can be done about it. */
export function AlertHead({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
  const [isNoting, setNoting] = useState(false)
  usePageKeys({ n: () => setNoting(true) })
  return (
    <div className="alert-head">
      <div className="alert-head-line">
        <PriorityMark alert={alert} />
        <span className="quiet">
          {alert.rule_version === 0
            ? t('alertsPage.detail.version.first', { rule: alert.rule })
            : t('alertsPage.detail.version', { rule: alert.rule, version: alert.rule_version })}
        </span>
        <span className="spring" />
        <CopyLink alertId={alert.alert_id} />
        <button
          type="button"
          className="icon-button alert-close"
          aria-label={t('alertsPage.detail.close')}
          title={t('alertsPage.detail.close')}
          onClick={onClose}
        >
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      <h2 className="alert-title">
        {alert.bike_key === null
          ? ruleName(alert.rule)
          : t('alertsPage.detail.title', { bike: alert.bike_label, rule: ruleName(alert.rule) })}
      </h2>
      <AlertSays alert={alert} />
      <AlertButtons alert={alert} isNoting={isNoting} onNote={() => setNoting(true)} />
      <AlertNote alert={alert} isWriting={isNoting} onDone={() => setNoting(false)} />
    </div>
  )
}

function AlertButtons({
  alert,
  isNoting,
  onNote
}: {
  readonly alert: Alert
  readonly isNoting: boolean
  readonly onNote: () => void
}) {
  const actions = useAlertActions()
  const [isBusy, setBusy] = useState(false)
  // The key acknowledges what the banner shows, and so this one only where it is the same.
  const hasKey = unacknowledgedAlerts(useAlarm())[0]?.alert_id === alert.alert_id
  const acknowledge = async (): Promise<void> => {
    setBusy(true)
    await actions.acknowledge([alert])
    setBusy(false)
  }
  return (
    <div className="alert-buttons">
      {canAcknowledge(alert) && (
        <button type="button" className="button primary" disabled={isBusy} onClick={() => void acknowledge()}>
          <IconCheck size={16} stroke={1.75} aria-hidden="true" />
          {t('alertsPage.acknowledge')}
          {hasKey && <kbd>{t('alertsPage.acknowledge.key')}</kbd>}
        </button>
      )}
      {alert.ride_id === null ? (
        <Link className="button" to="/pipeline">
          {t('alertsPage.openPipeline')}
        </Link>
      ) : (
        <Link className="button" to="/ride/$rideId" params={{ rideId: alert.ride_id }}>
          {t('alertsPage.openRide')}
        </Link>
      )}
      <MuteButton alert={alert} />
      <button type="button" className="button" aria-expanded={isNoting} aria-keyshortcuts="N" onClick={onNote}>
        {t('alertsPage.note')}
        <kbd>{t('alertsPage.note.key')}</kbd>
      </button>
    </div>
  )
}

/** That the console sees nothing can not be muted. */
function MuteButton({ alert }: { readonly alert: Alert }) {
  const { rule, rider_id: riderId, rider_alias: riderAlias, bike_label: bikeLabel } = alert
  if (rule === 'P1') return null
  return (
    <button type="button" className="button" onClick={() => openMute({ rule, riderId, riderAlias, bikeLabel })}>
      {t('alertsPage.mute')}
    </button>
  )
}

function CopyLink({ alertId }: { readonly alertId: number }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(alertAddress(window.location.href, alertId))
      setOutcome('copied')
    } catch {
      // The browser gives the clipboard only to whom it trusts.
      setOutcome('failed')
    }
  }
  return (
    <button type="button" className="button small quiet-button" onClick={() => void copy()}>
      {outcome === 'copied' ? (
        <IconCheck size={14} stroke={1.75} aria-hidden="true" />
      ) : (
        <IconLink size={14} stroke={1.75} aria-hidden="true" />
      )}
      <span role="status">{t(outcome === null ? 'alertsPage.link' : `alertsPage.link.${outcome}`)}</span>
    </button>
  )
}
