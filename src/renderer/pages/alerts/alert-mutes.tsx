import { IconBellOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { Mute } from '../../../shared/domain/alert'
import { ruleName } from '../../alerts/alert-words'
import { formatElapsed, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useLive, useStored } from '../../live/live-context'
import { staffName } from '../../live/staff-name'
import { useAlarm } from '../../live/use-alarm'

/** Whom and what nobody is told of now; each can be ended. */
export function AlertMutes() {
  const mutes = useAlarm()?.mutes ?? []
  if (mutes.length === 0) return null
  return (
    <ul className="alert-mutes" aria-label={t('alertsPage.mutes')}>
      {mutes.map((mute) => (
        <MuteLine key={mute.mute_id} mute={mute} />
      ))}
    </ul>
  )
}

function MuteLine({ mute }: { readonly mute: Mute }) {
  const { bridge } = useLive()
  const by = useStored(staffName)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const untilMs = momentMs(mute.until) ?? 0
  const left = useConsoleTime((nowMs) => formatElapsed(Math.max(0, Math.ceil((untilMs - nowMs) / 1_000))))
  const end = async (): Promise<void> => {
    setBusy(true)
    const answer = await bridge.call('mute.end', { mute_id: mute.mute_id, by })
    setBusy(false)
    setProblem(answer.ok ? null : t('alertsPage.mutes.failed', { why: answer.error.message }))
  }
  return (
    <li className="alert-mute">
      <IconBellOff size={16} stroke={1.75} aria-hidden="true" />
      <span className="ellipsis">
        <b>
          {mute.rule !== null && ruleName(mute.rule)}
          {mute.rule !== null && mute.rider_id !== null && ', '}
          {mute.rider_id !== null && (
            <bdi>{mute.rider_alias ?? t('alertsPage.filter.rider', { rider: mute.rider_id })}</bdi>
          )}
        </b>{' '}
        {t('alertsPage.happened.by')} <bdi>{mute.by}</bdi>: <bdi title={mute.reason}>{mute.reason}</bdi>
      </span>
      <span className="spring" />
      <span role="status" className="alert-event-failed">
        {problem}
      </span>
      <span className="quiet alert-mute-left">{t('alertsPage.mutes.left', { time: left })}</span>
      <button type="button" className="button small" disabled={isBusy} onClick={() => void end()}>
        {t('alertsPage.mutes.end')}
      </button>
    </li>
  )
}
