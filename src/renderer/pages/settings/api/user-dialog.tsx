import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ApiUser } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { useLive } from '../../../live/live-context'
import { useCall } from '../../../live/queries'
import { Dialog } from '../../../shell/dialog'
import { DialogHead } from '../../../shell/dialog-head'
import { AccessField, RefusalLine } from './access-field'
import { generatedPassword, passwordBytes } from './generated-password'
import { PasswordChoice } from './password-choice'
import { ScopeChoice } from './scope-choice'
import { SecretShown } from './secret-shown'
import { useKeptOpen } from './use-kept-open'
import { type UserDraft, userFaults } from './user-draft'

/** Adds a user of the API, or gives one another password and other rights. A generated password is shown this once. */
export function UserDialog({
  user,
  taken,
  onSaved,
  onClose
}: {
  /** Null for one that is to be added. */
  readonly user: ApiUser | null
  /** The names there are. */
  readonly taken: readonly string[]
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}) {
  const { close, keep, isAskedFor } = useKeptOpen(onClose)
  const [made, setMade] = useState<{ readonly name: string; readonly password: string } | null>(null)
  const url = useCall('api.state', {}).data?.url ?? null
  const title = made !== null ? t('users.made.title') : user === null ? t('users.new.title') : t('users.change.title')
  return (
    <Dialog label={title} width={620} onClose={close}>
      {made === null ? (
        <UserForm
          title={title}
          user={user}
          taken={taken}
          onClose={close}
          onSaved={(name, password) => {
            onSaved(name)
            if (password === null) return onClose()
            keep(true)
            setMade({ name, password })
          }}
        />
      ) : (
        <SecretShown
          title={title}
          label={t('users.made.label', { name: made.name })}
          secret={made.password}
          example={url === null ? null : { label: t('users.made.example'), text: `${url}/api/v1/rides`, why: null }}
          isAskedFor={isAskedFor}
          onCopied={() => keep(false)}
          onDone={onClose}
        />
      )}
    </Dialog>
  )
}

function UserForm({
  title,
  user,
  taken,
  onClose,
  onSaved
}: {
  readonly title: string
  readonly user: ApiUser | null
  readonly taken: readonly string[]
  readonly onClose: () => void
  /** With the password where it was generated. */
  readonly onSaved: (name: string, generated: string | null) => void
}) {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<UserDraft>({
    name: user?.name ?? '',
    scopes: user?.scopes ?? ['read'],
    isGenerated: true,
    password: '',
    again: ''
  })
  const [areFaultsTold, setFaultsTold] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const faults = userFaults(draft, user === null ? taken : [])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setFaultsTold(true)
    if (faults.size > 0 || isBusy) return
    const generated = draft.isGenerated
      ? generatedPassword(crypto.getRandomValues(new Uint8Array(passwordBytes)))
      : null
    const name = draft.name.trim()
    setBusy(true)
    setRefusal(null)
    const answer = await bridge.call('api_user.save', {
      name,
      password: generated ?? draft.password,
      scopes: [...draft.scopes]
    })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error.message)
    void queries.invalidateQueries({ queryKey: ['api_users.list'] })
    onSaved(name, generated)
  }
  const nameFault = faults.has('name')
    ? t('users.new.name.fault')
    : faults.has('taken')
      ? t('users.new.name.taken')
      : null
  return (
    <>
      <DialogHead title={title} onClose={onClose} />
      <form className="access-form" onSubmit={(event) => void submit(event)} noValidate>
        {user === null ? (
          <AccessField
            label={t('access.name')}
            value={draft.name}
            fault={areFaultsTold ? nameFault : null}
            isFirst
            onChange={(name) => setDraft({ ...draft, name })}
          />
        ) : (
          <p className="access-user">
            {t('users.change.of.name')}{' '}
            <b>
              <bdi>{user.name}</bdi>
            </b>
          </p>
        )}
        <ScopeChoice
          legend={t('users.new.scopes')}
          scopes={draft.scopes}
          isWrong={areFaultsTold && faults.has('scopes')}
          onChange={(scopes) => setDraft({ ...draft, scopes })}
        />
        <PasswordChoice
          draft={draft}
          faults={areFaultsTold ? faults : new Set()}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <RefusalLine words={refusal} />
        <div className="access-form-end">
          <button type="button" className="button" onClick={onClose}>
            {t('access.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={isBusy}>
            {isBusy ? t('users.new.busy') : user === null ? t('users.new.do') : t('users.change.do')}
          </button>
        </div>
      </form>
    </>
  )
}
