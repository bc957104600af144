import { useState } from 'react'
import type { Result } from '../../../../shared/result'
import { t } from '../../../i18n/translate'
import { Dialog } from '../../../shell/dialog'
import { DialogHead } from '../../../shell/dialog-head'
import { RefusalLine } from './access-field'

/** The words of something that can not be taken back. */
interface ConfirmWords {
  readonly title: string
  readonly question: string
  readonly why: string | null
  readonly keep: string
  readonly action: string
  readonly busy: string
}

/** Asks before somebody's way in is taken away, and names it. What is refused is told, and the dialog stays. */
export function ConfirmDialog({
  words,
  name,
  run,
  onDone,
  onClose
}: {
  readonly words: ConfirmWords
  readonly name: string
  readonly run: () => Promise<Result<unknown>>
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const act = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const answer = await run()
    setBusy(false)
    if (answer.ok) onDone()
    else setRefusal(answer.error.message)
  }
  return (
    <Dialog label={words.title} width={460} onClose={onClose}>
      <DialogHead title={words.title} onClose={onClose} />
      <p className="dialog-words">{words.question}</p>
      <p className="dialog-words access-named">
        <bdi>{name}</bdi>
      </p>
      {words.why !== null && <p className="dialog-words">{words.why}</p>}
      <div className="access-refusal">
        <RefusalLine words={refusal} />
      </div>
      <div className="dialog-buttons">
        <button type="button" className="button" data-autofocus onClick={onClose}>
          {words.keep}
        </button>
        <button type="button" className="button primary" disabled={isBusy} onClick={() => void act()}>
          {isBusy ? words.busy : words.action}
        </button>
      </div>
    </Dialog>
  )
}

/** The words of taking a token away. */
export const revokeWords = (): ConfirmWords => ({
  title: t('tokens.revoke.title'),
  question: t('tokens.revoke.ask'),
  why: t('tokens.revoke.why'),
  keep: t('tokens.revoke.keep'),
  action: t('tokens.revoke.do'),
  busy: t('tokens.revoke.busy')
})

/** The words of taking a user away. */
export const removeWords = (): ConfirmWords => ({
  title: t('users.remove.title'),
  question: t('users.remove.ask'),
  why: null,
  keep: t('users.remove.keep'),
  action: t('users.remove.do'),
  busy: t('users.remove.busy')
})
