import { IconAlertSquareRoundedFilled } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'
import '../settings/setting-field.css'
import './limits-dialog.css'
import { type LimitName, type LimitTexts, limitNames, limitRanges, limitsOf, textsOf } from './limits-draft'

const words = {
  override_maximum: () => [t('rider.limits.override'), t('rider.limits.override.hint')],
  tested_maximum: () => [t('rider.limits.tested'), t('rider.limits.tested.hint')],
  very_high: () => [t('rider.limits.veryHigh'), t('rider.limits.veryHigh.hint')],
  low: () => [t('rider.limits.low'), t('rider.limits.low.hint')]
} as const

/** Sets a rider's own limits, all of them at once. */
export function LimitsDialog({ rider, onClose }: { readonly rider: Rider; readonly onClose: () => void }) {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const [texts, setTexts] = useState<LimitTexts>(() => textsOf(rider.own_limits))
  const [isSaving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { limits, faults } = limitsOf(texts)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const first = [...faults.keys()][0]
    if (first !== undefined) document.getElementById(fieldId(first))?.focus()
    if (limits === null || isSaving) return
    setSaving(true)
    setRefusal(null)
    const answer = await bridge.call('rider.set_limits', { rider_id: rider.rider_id, limits })
    setSaving(false)
    if (!answer.ok) return setRefusal(answer.error.message)
    queries.setQueryData(['rider.get', { rider_id: rider.rider_id }], answer.value)
    onClose()
  }
  return (
    <Dialog label={t('rider.limits.edit.title')} width={480} onClose={onClose}>
      <DialogHead title={t('rider.limits.edit.title')} onClose={onClose} />
      <form className="limits-form" onSubmit={(event) => void submit(event)} noValidate>
        <p className="limits-lead">{t('rider.limits.lead')}</p>
        {limitNames.map((name) => (
          <LimitField
            key={name}
            name={name}
            text={texts[name]}
            fault={faults.get(name) ?? null}
            onChange={(text) => setTexts({ ...texts, [name]: text })}
          />
        ))}
        {refusal !== null && (
          <p className="setting-fault" role="alert">
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            {refusal}
          </p>
        )}
        <div className="limits-buttons">
          <button type="button" className="button" onClick={onClose}>
            {t('rider.limits.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={isSaving}>
            {isSaving ? t('rider.limits.saving') : t('rider.limits.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const fieldId = (name: LimitName): string => `limit-${name}`

function LimitField({
  name,
  text,
  fault,
  onChange
}: {
  readonly name: LimitName
  readonly text: string
  readonly fault: 'range' | 'order' | null
  readonly onChange: (text: string) => void
}) {
  const id = fieldId(name)
  const [label, hint] = words[name]()
  const [from, to] = limitRanges[name]
  return (
    <div className="limit-field">
      <div>
        <label htmlFor={id}>{label}</label>
        <p className="setting-words" id={`${id}-words`}>
          {hint}
        </p>
      </div>
      <span className="setting-input">
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          placeholder={t('rider.limits.none')}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-words ${id}-fault`}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <span className="setting-unit">{t('alertRules.unit.bpm')}</span>
      </span>
      <p className="setting-fault" id={`${id}-fault`} aria-live="polite">
        {fault !== null && (
          <>
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            {fault === 'range' ? t('rider.limits.fault.range', { from, to }) : t('rider.limits.fault.order')}
          </>
        )}
      </p>
    </div>
  )
}
