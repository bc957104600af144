import { IconAlertTriangleFilled, IconChevronDown } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { t } from '../../../i18n/translate'
import { useFormats, useLive } from '../../../live/live-context'
import { useCall } from '../../../live/queries'
import { Dialog } from '../../../shell/dialog'
import { DialogHead } from '../../../shell/dialog-head'
import { AccessField, RefusalLine } from './access-field'
import { ScopeChoice } from './scope-choice'
import { SecretShown } from './secret-shown'
import {
  curlExample,
  type ExpiryDays,
  expiryDays,
  type TokenDraft,
  tokenFaults,
  tokenInput,
  usualDays
} from './token-draft'
import { useKeptOpen } from './use-kept-open'

/** Makes a token and shows it, this once. It is kept nowhere in the page but here. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { close, keep, isAskedFor } = useKeptOpen(onClose)
  const [token, setToken] = useState<string | null>(null)
  const url = useCall('api.state', {}).data?.url ?? null
  const title = token === null ? t('tokens.new.title') : t('tokens.made.title')
  return (
    <Dialog label={title} width={620} onClose={close}>
      {token === null ? (
        <NewToken
          title={title}
          onClose={close}
          onMade={(made) => {
            keep(true)
            setToken(made)
          }}
        />
      ) : (
        <SecretShown
          title={title}
          label={t('tokens.made.label')}
          secret={token}
          example={
            url === null
              ? null
              : { label: t('tokens.made.example'), text: curlExample(url), why: t('tokens.made.example.why') }
          }
          isAskedFor={isAskedFor}
          onCopied={() => keep(false)}
          onDone={onClose}
        />
      )}
    </Dialog>
  )
}

function NewToken({
  title,
  onClose,
  onMade
}: {
  readonly title: string
  readonly onClose: () => void
  readonly onMade: (token: string) => void
}) {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<TokenDraft>({ name: '', scopes: ['read'], days: usualDays })
  const [areFaultsTold, setFaultsTold] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const faults = tokenFaults(draft)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setFaultsTold(true)
    if (faults.size > 0 || isBusy) return
    setBusy(true)
    setRefusal(null)
    const answer = await bridge.call('token.create', tokenInput(draft))
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error.message)
    void queries.invalidateQueries({ queryKey: ['tokens.list'] })
    onMade(answer.value.token)
  }
  return (
    <>
      <DialogHead title={title} onClose={onClose} />
      <form className="access-form" onSubmit={(event) => void submit(event)} noValidate>
        <AccessField
          label={t('access.name')}
          hint={t('tokens.new.name.hint')}
          value={draft.name}
          fault={areFaultsTold && faults.has('name') ? t('tokens.new.name.missing') : null}
          isFirst
          onChange={(name) => setDraft({ ...draft, name })}
        />
        <ScopeChoice
          legend={t('tokens.new.scopes')}
          scopes={draft.scopes}
          isWrong={areFaultsTold && faults.has('scopes')}
          onChange={(scopes) => setDraft({ ...draft, scopes })}
        />
        <Expiry days={draft.days} onChange={(days) => setDraft({ ...draft, days })} />
        <RefusalLine words={refusal} />
        <div className="access-form-end">
          <button type="button" className="button" onClick={onClose}>
            {t('access.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={isBusy}>
            {isBusy ? t('tokens.new.busy') : t('tokens.new.do')}
          </button>
        </div>
      </form>
    </>
  )
}

function Expiry({ days, onChange }: { readonly days: ExpiryDays; readonly onChange: (days: ExpiryDays) => void }) {
  const id = useId()
  const formats = useFormats()
  const words = (each: ExpiryDays): string =>
    each === null
      ? t('tokens.new.never')
      : each === 365
        ? t('tokens.new.year')
        : t('tokens.new.days', { quantity: each, count: formats.integer(each) })
  return (
    <div className="setting">
      <div className="setting-head">
        <label htmlFor={id}>{t('tokens.new.expires')}</label>
      </div>
      <span className="setting-input access-expiry">
        <select
          id={id}
          aria-describedby={`${id}-caution`}
          value={String(days)}
          onChange={(event) => onChange(expiryDays.find((each) => String(each) === event.currentTarget.value) ?? null)}
        >
          {expiryDays.map((each) => (
            <option key={String(each)} value={String(each)}>
              {words(each)}
            </option>
          ))}
        </select>
        <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
      </span>
      <p className="access-caution" id={`${id}-caution`} aria-live="polite">
        {days === null && (
          <>
            <IconAlertTriangleFilled size={14} aria-hidden="true" />
            {t('tokens.new.never.caution')}
          </>
        )}
      </p>
    </div>
  )
}
