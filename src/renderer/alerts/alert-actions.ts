import type { Bridge } from '../../shared/bridge'
import type { CallInput, CallOutput } from '../../shared/contract'
import type { Alert } from '../../shared/domain/alert'
import type { Result } from '../../shared/result'
import { t } from '../i18n/translate'
import type { AlarmStore } from '../live/alarm-store'
import { useLive } from '../live/live-context'
import { staffName } from '../live/staff-name'
import { alertLine } from './alert-words'
import { showToast } from './toasts'

/** Longest that a call takes in one go. */
const mostAtOnce = 100
const usualSilenceS = 120

export type MuteRequest = Omit<CallInput<'mute.add'>, 'by'>

/** What staff do about alerts, by the name on this screen. What went wrong is said in a toast; true where it was done. */
export interface AlertActions {
  acknowledge(alerts: readonly Alert[]): Promise<boolean>
  /** Silences sound for two minutes, or ends that. */
  silence(isWanted: boolean): Promise<boolean>
  /** `what` says in a few words what is muted: "Freya H.". */
  mute(request: MuteRequest, what: string): Promise<boolean>
  note(alertId: number, note: string): Promise<boolean>
}

export function createAlertActions(bridge: Bridge, alarm: Pick<AlarmStore, 'take'>): AlertActions {
  const said = <Value>(answer: Result<Value>, failed: string): answer is Result<Value> & { ok: true } => {
    if (!answer.ok) showToast(`${failed} ${answer.error.message}`)
    return answer.ok
  }
  const unacknowledge = async (ids: number[]): Promise<void> => {
    const answer = await bridge.call('alert.unacknowledge', { alert_ids: ids, by: staffName.get() })
    said(answer, t('alert.undo.failed'))
  }
  const unmute = async ({ mute_id }: CallOutput<'mute.add'>): Promise<void> => {
    said(await bridge.call('mute.end', { mute_id, by: staffName.get() }), t('alert.undo.failed'))
  }
  return {
    async acknowledge(alerts) {
      const [first] = alerts
      if (first === undefined) return false
      const ids = alerts.slice(0, mostAtOnce).map(({ alert_id }) => alert_id)
      const answer = await bridge.call('alert.acknowledge', { alert_ids: ids, by: staffName.get() })
      if (!said(answer, t('alert.acknowledge.failed'))) return false
      const text =
        ids.length === 1
          ? t('alert.acknowledged.one', { what: alertLine(first) })
          : t('alert.acknowledged.several', { count: ids.length })
      showToast(text, () => void unacknowledge(ids))
      return true
    },
    async silence(isWanted) {
      const answer = await bridge.call('alarm.silence', { for_s: isWanted ? usualSilenceS : 0 })
      if (!said(answer, t('alert.silence.failed'))) return false
      alarm.take(answer.value)
      return true
    },
    async mute(request, what) {
      const answer = await bridge.call('mute.add', { ...request, by: staffName.get() })
      if (!said(answer, t('alert.mute.failed'))) return false
      const { value } = answer
      showToast(t('alert.muted', { what, minutes: request.minutes }), () => void unmute(value))
      return true
    },
    async note(alertId, note) {
      const answer = await bridge.call('alert.note', { alert_id: alertId, note, by: staffName.get() })
      return said(answer, t('alert.note.failed'))
    }
  }
}

/** `createAlertActions` of this page. */
export function useAlertActions(): AlertActions {
  const { bridge, alarm } = useLive()
  return createAlertActions(bridge, alarm)
}
