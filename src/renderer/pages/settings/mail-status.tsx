import { IconAlertSquareRoundedFilled, IconCircleCheckFilled, IconClock, IconSend } from '@tabler/icons-react'
import type { MailStatus, OutboxMail } from '../../../shared/domain/mail'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { PaneEmpty } from '../../ui/pane'

/** Whether mail goes out, and the newest of it. */
export function MailStatusView({ status }: { readonly status: MailStatus }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const sentMs = momentMs(status.last_sent_at)
  return (
    <>
      {!status.is_set_up && <p className="setting-words">{t('mail.status.off')}</p>}
      {status.problem !== null && (
        <p className="settings-note is-error" role="status">
          <IconAlertSquareRoundedFilled size={16} aria-hidden="true" />
          {status.problem}
        </p>
      )}
      <dl className="mail-figures">
        <div>
          <dt>{t('mail.status.queued')}</dt>
          <dd className="figure">{formats.integer(status.queued)}</dd>
        </div>
        <div>
          <dt>{t('mail.status.failedLastDay')}</dt>
          <dd className="figure">{formats.integer(status.failed_last_day)}</dd>
        </div>
        <div>
          <dt>{t('mail.status.lastSent')}</dt>
          <dd className="figure">
            {sentMs === null ? t('mail.status.never') : formats.shortMoment(sentMs, ticker.nowMs())}
          </dd>
        </div>
      </dl>
      <h3>{t('mail.status.newest')}</h3>
      {status.newest.length === 0 ? (
        <PaneEmpty title={t('mail.status.empty')} why={t('mail.status.empty.why')} />
      ) : (
        <ul className="mail-newest">
          {status.newest.map((mail) => (
            <MailLine key={mail.mail_id} mail={mail} />
          ))}
        </ul>
      )}
    </>
  )
}

const icons = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCircleCheckFilled,
  failed: IconAlertSquareRoundedFilled
} as const

function MailLine({ mail }: { readonly mail: OutboxMail }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const Icon = icons[mail.state]
  const atMs = momentMs(mail.sent_at ?? mail.queued_at)
  return (
    <li className={`is-${mail.state}`}>
      <Icon size={16} aria-hidden="true" />
      <bdi className="ellipsis" title={mail.subject}>
        {mail.subject}
      </bdi>
      <span className="quiet">{atMs === null ? '' : formats.shortMoment(atMs, ticker.nowMs())}</span>
      <p className="ellipsis">
        {t(`mail.state.${mail.state}`)}, <bdi title={mail.recipient}>{mail.recipient}</bdi>
        {mail.problem !== null && <small>{mail.problem}</small>}
      </p>
    </li>
  )
}
