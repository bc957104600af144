import { type FormEvent, useId, useState } from 'react'
import { t } from '../i18n/translate'
import { useStored } from '../live/live-context'
import { setStaffName, staffName } from '../live/staff-name'
import { Dialog } from '../shell/dialog'
import { DialogHead } from '../shell/dialog-head'
import { useAlertActions } from './alert-actions'
import { ruleName } from './alert-words'
import {
  type MuteSubject,
  type MuteTarget,
  mostMuteMin,
  muteMinutes,
  muteRequestOf,
  muteTargets,
  shownMute
} from './mute-request'

const longestReason = 500
const longestName = 60
const close = (): void => shownMute.set(null)

/** Asks what to keep quiet about, why and for how long; shown while it is open. */
export function MuteDialog() {
  const subject = useStored(shownMute)
  if (subject === null) return null
  return (
    <Dialog label={t('mute.title')} width={480} onClose={close}>
      <DialogHead title={t('mute.title')} onClose={close} />
      <MuteForm subject={subject} />
    </Dialog>
  )
}

function MuteForm({ subject }: { readonly subject: MuteSubject }) {
  const actions = useAlertActions()
  const targets = muteTargets(subject)
  const ids = { reason: useId(), minutes: useId(), by: useId() }
  const [target, setTarget] = useState<MuteTarget>(targets[0] ?? 'rider')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState('15')
  const [by, setBy] = useState(staffName.get())
  const [isBusy, setBusy] = useState(false)
  const request = muteRequestOf(subject, target, reason, Number(minutes))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (request === null || isBusy) return
    setStaffName(by)
    setBusy(true)
    const isDone = await actions.mute(request, targetWords(subject, target))
    setBusy(false)
    if (isDone) close()
  }
  return (
    <form className="alert-form" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('mute.what')}</legend>
        {targets.map((choice) => (
          <label key={choice} className="alert-radio">
            <input type="radio" name="mute-target" checked={choice === target} onChange={() => setTarget(choice)} />
            <bdi className="ellipsis">{targetWords(subject, choice)}</bdi>
          </label>
        ))}
      </fieldset>
      <div className="alert-field">
        <label htmlFor={ids.reason}>{t('mute.reason')}</label>
        <input
          id={ids.reason}
          data-autofocus
          required
          maxLength={longestReason}
          value={reason}
          placeholder={t('mute.reason.example')}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="alert-field">
        <label htmlFor={ids.minutes}>{t('mute.minutes')}</label>
        <div className="alert-minutes">
          {muteMinutes.map((choice) => (
            <button
              key={choice}
              type="button"
              className="button"
              aria-pressed={minutes === String(choice)}
              onClick={() => setMinutes(String(choice))}
            >
              {choice}
            </button>
          ))}
          <input
            id={ids.minutes}
            type="number"
            min={1}
            max={mostMuteMin}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </div>
      </div>
      <div className="alert-field">
        <label htmlFor={ids.by}>{t('mute.by')}</label>
        <input id={ids.by} maxLength={longestName} value={by} onChange={(event) => setBy(event.target.value)} />
      </div>
      <p className="quiet">{t('mute.explained')}</p>
      <div className="alert-form-end">
        <button type="button" className="button" onClick={close}>
          {t('mute.cancel')}
        </button>
        <button type="submit" className="button primary" disabled={request === null || isBusy}>
          {t('mute.submit')}
        </button>
      </div>
    </form>
  )
}

function targetWords({ rule, riderAlias, bikeLabel }: MuteSubject, target: MuteTarget): string {
  const rider = riderAlias ?? t('mute.riderOnBike', { bike: bikeLabel })
  if (target === 'rider' || rule === null) return t('mute.rider', { rider })
  return target === 'rule' ? t('mute.rule', { rule: ruleName(rule) }) : t('mute.both', { rule: ruleName(rule), rider })
}
