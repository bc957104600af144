import { type FormEvent, useId, useState } from 'react'
import type { ErrorCode, Result } from '../../../shared/result'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import { Mark } from '../../ui/mark'
import './sign-in.css'

/** Exchanges an API token for a sign-in of this browser. */
export type SignIn = (token: string) => Promise<Result<unknown>>

const sentenceOf = (code: ErrorCode): string => {
  switch (code) {
    case 'unavailable':
    case 'cancelled':
    case 'internal':
      return t('signIn.unavailable')
    case 'busy':
      return t('signIn.tooMany')
    default:
      return t('signIn.wrong')
  }
}

/** For a browser that came without the console's own link. */
export function SignInPage({ signIn }: { readonly signIn: SignIn }) {
  const { console } = useLive()
  const fieldId = useId()
  const errorId = useId()
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const token = String(new FormData(event.currentTarget).get('token') ?? '').trim()
    if (token === '') return setError(t('signIn.empty'))
    setBusy(true)
    setError(null)
    const answer = await signIn(token)
    setBusy(false)
    if (answer.ok) console.link.set({ kind: 'connecting' })
    else setError(sentenceOf(answer.error.code))
  }

  return (
    <main className="sign-in">
      <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
        <Mark size={44} />
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.why')}</p>
        <label htmlFor={fieldId}>{t('signIn.token')}</label>
        <input
          id={fieldId}
          className="sign-in-field mono"
          name="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the page has one field and nothing else to do
          autoFocus
          aria-invalid={error !== null}
          {...(error === null ? {} : { 'aria-describedby': errorId })}
        />
        <p className="sign-in-error" id={errorId} role="alert">
          {error}
        </p>
        <button type="submit" className="button primary" disabled={isBusy}>
          {isBusy ? t('signIn.busy') : t('signIn.submit')}
        </button>
        <div className="sign-in-how">
          <p>{t('signIn.how')}</p>
          <code className="mono">{t('signIn.command')}</code>
          <p>{t('signIn.how.checkout')}</p>
          <code className="mono">{t('signIn.command.checkout')}</code>
        </div>
      </form>
    </main>
  )
}
