import { IconAlertSquareRoundedFilled } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import type { RiderPrivacy } from '../../../shared/domain/rider-history'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'
import { Switch } from '../../ui/switch'
import { Wait } from '../../ui/wait'
import '../settings/setting-field.css'
import './limits-dialog.css'
import { aliasFrom, longestAlias } from './alias-draft'

/** What others may see of a rider: what they are called, and whether they are on leaderboards. */
export function PrivacyDialog({ rider, onClose }: { readonly rider: Rider; readonly onClose: () => void }) {
  const privacy = useCall('rider.privacy', { rider_id: rider.rider_id })
  const { data, error } = privacy
  return (
    <Dialog label={t('rider.privacy.title')} width={480} onClose={onClose}>
      <DialogHead title={t('rider.privacy.title')} onClose={onClose} />
      {data !== undefined && <PrivacyForm riderId={rider.rider_id} privacy={data} onClose={onClose} />}
      {data === undefined && error === null && (
        <div className="limits-form" aria-busy="true">
          <Wait>
            <span className="skeleton" style={{ height: 96 }} />
          </Wait>
        </div>
      )}
      {data === undefined && error !== null && (
        <div className="limits-form">
          <p className="setting-fault" role="alert">
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            {t('rider.privacy.failed')} {error.message}
          </p>
          <div className="limits-buttons">
            <button type="button" className="button" onClick={() => void privacy.refetch()}>
              {t('rider.retry')}
            </button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function PrivacyForm({
  riderId,
  privacy,
  onClose
}: {
  readonly riderId: number
  readonly privacy: RiderPrivacy
  readonly onClose: () => void
}) {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const id = useId()
  const [text, setText] = useState(privacy.alias ?? '')
  const [isListed, setListed] = useState(privacy.is_listed)
  const [isSaving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const alias = aliasFrom(text)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!alias.ok) document.getElementById(id)?.focus()
    if (!alias.ok || isSaving) return
    setSaving(true)
    setRefusal(null)
    const answer = await bridge.call('rider.set_privacy', {
      rider_id: riderId,
      alias: alias.value,
      is_listed: isListed
    })
    setSaving(false)
    if (!answer.ok) return setRefusal(answer.error.message)
    queries.setQueryData(['rider.privacy', { rider_id: riderId }], answer.value)
    void queries.invalidateQueries({ queryKey: ['rider.get', { rider_id: riderId }] })
    onClose()
  }
  return (
    <form className="limits-form" onSubmit={(event) => void submit(event)} noValidate>
      <p className="limits-lead">{t('rider.privacy.lead')}</p>
      <div className="limit-field privacy-field">
        <div>
          <label htmlFor={id}>{t('rider.privacy.alias')}</label>
          <p className="setting-words" id={`${id}-words`}>
            {t('rider.privacy.alias.hint')}
          </p>
        </div>
        <span className="setting-input">
          <input
            id={id}
            type="text"
            dir="auto"
            data-autofocus
            autoComplete="off"
            maxLength={longestAlias}
            aria-invalid={!alias.ok}
            aria-describedby={`${id}-words ${id}-fault`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </span>
        <p className="setting-fault" id={`${id}-fault`} aria-live="polite">
          {!alias.ok && (
            <>
              <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
              {t('rider.privacy.alias.fault')}
            </>
          )}
        </p>
      </div>
      <div className="limit-field privacy-field">
        <div>
          <label htmlFor={`${id}-listed`}>{t('rider.privacy.listed')}</label>
          <p className="setting-words" id={`${id}-listed-words`}>
            {t('rider.privacy.listed.hint')}
          </p>
        </div>
        <Switch
          id={`${id}-listed`}
          label={t('rider.privacy.listed')}
          describedBy={`${id}-listed-words`}
          isOn={isListed}
          onChange={setListed}
        />
      </div>
      {refusal !== null && (
        <p className="setting-fault" role="alert">
          <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
          {refusal}
        </p>
      )}
      <div className="limits-buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('rider.privacy.cancel')}
        </button>
        <button type="submit" className="button primary" disabled={isSaving}>
          {isSaving ? t('rider.privacy.saving') : t('rider.privacy.save')}
        </button>
      </div>
    </form>
  )
}
