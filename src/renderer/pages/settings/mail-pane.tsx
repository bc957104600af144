import { type FormEvent, useState } from 'react'
import type { SettingFault } from '../../../shared/domain/settings'
import { t } from '../../i18n/translate'
import { useCall } from '../../live/queries'
import { Chip } from '../../ui/chip'
import { PaneAnswer } from '../pipeline/pane-answer'
import './mail-pane.css'
import './rules.css'
import { MailStatusView } from './mail-status'
import { useMailTest } from './use-mail-test'
import type { EditedSettings } from './use-settings-form'

const statusEveryMs = 5_000

/** A test mail, and whether mail goes out. */
export function MailPane({
  edited,
  onFaults
}: {
  readonly edited: EditedSettings
  readonly onFaults: (faults: readonly SettingFault[]) => void
}) {
  const status = useCall('mail.status', {}, { everyMs: statusEveryMs })
  return (
    <div className="pane mail-pane">
      <TestMail edited={edited} onFaults={onFaults} />
      <section aria-labelledby="mail-status">
        <h2 id="mail-status">{t('mail.status.title')}</h2>
        <PaneAnswer query={status} failed={t('mail.status.failed')}>
          {(value) => <MailStatusView status={value} />}
        </PaneAnswer>
      </section>
    </div>
  )
}

function TestMail({
  edited,
  onFaults
}: {
  readonly edited: EditedSettings
  readonly onFaults: (faults: readonly SettingFault[]) => void
}) {
  const test = useMailTest(onFaults)
  const { shown } = test
  const [typed, setTyped] = useState<string | null>(null)
  // Who gets alerts is who should see that they can.
  const to = typed ?? edited.text('alertMailTo').split(',')[0]?.trim() ?? ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (to.trim().length >= 3) test.send(to.trim(), edited.form)
  }
  return (
    <form className="mail-test" aria-labelledby="mail-test" onSubmit={submit} noValidate>
      <h2 id="mail-test">{t('mail.test.title')}</h2>
      <p className="setting-words">{t('mail.test.with')}</p>
      <div className="mail-test-line">
        <label htmlFor="mail-test-to" className="said">
          {t('mail.test.to')}
        </label>
        <span className="setting-input">
          <input
            id="mail-test-to"
            type="text"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={254}
            placeholder={t('mail.test.to')}
            value={to}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </span>
        <button type="submit" className="button" disabled={shown.kind === 'sending' || to.trim().length < 3}>
          {shown.kind === 'sending' ? t('mail.test.sending') : t('mail.test.send')}
        </button>
      </div>
      <p className="mail-test-answer" role="status" data-testid="mail-test">
        {shown.kind === 'faults' && t('mail.test.faults')}
        {shown.kind === 'ended' && (
          <>
            <Chip tone={shown.isSent ? 'good' : 'bad'}>{shown.isSent ? t('mail.test.ok') : t('mail.test.failed')}</Chip>
            <span>{shown.sentence}</span>
          </>
        )}
      </p>
    </form>
  )
}
