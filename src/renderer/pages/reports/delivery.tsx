import {
  IconAlertSquareRoundedFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconClock,
  IconSend
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Report } from '../../../shared/domain/report'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { deliveryLines } from './delivery-lines'
import type { ReportMail } from './report-mood'

const icons = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCircleCheckFilled,
  failed: IconAlertSquareRoundedFilled,
  none: IconCircleDashed
} as const

/** Who gets the report, and what became of their mail. */
export function Delivery({
  report,
  recipients
}: {
  readonly report: Report | null
  readonly recipients: readonly string[]
}) {
  const lines = deliveryLines(report?.mails ?? [], recipients)
  return (
    <section className="report-part" aria-labelledby="report-delivery">
      <h2 id="report-delivery">{t('reports.delivery')}</h2>
      {lines.length === 0 ? (
        <p className="quiet">
          {t('reports.delivery.none')}. {t('reports.delivery.none.why')}
        </p>
      ) : (
        <ul className="report-mails">
          {lines.map(({ recipient, mail }) => (
            <MailLine key={recipient} recipient={recipient} mail={mail} />
          ))}
        </ul>
      )}
      <div className="report-buttons">
        <Link to="/settings" search={{ section: 'report' }} className="button small">
          {t('reports.recipients')}
        </Link>
        <Link to="/settings" search={{ section: 'mail' }} className="button small">
          {t('reports.testMail')}
        </Link>
      </div>
    </section>
  )
}

function MailLine({ recipient, mail }: { readonly recipient: string; readonly mail: ReportMail | null }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const Icon = icons[mail?.state ?? 'none']
  const atMs = momentMs(mail?.at ?? null)
  const state = mail === null ? t('reports.delivery.notYet') : t(`mail.state.${mail.state}`)
  const turn = mail !== null && mail.turn > 1 ? `, ${t('reports.delivery.turn', { turn: mail.turn })}` : ''
  return (
    <li className={`is-${mail?.state ?? 'none'}`}>
      <Icon size={16} aria-hidden="true" />
      <bdi className="ellipsis" title={recipient}>
        {recipient}
      </bdi>
      <span className="report-mail-state">
        {state}
        {turn}
        {atMs !== null && ` ${formats.shortMoment(atMs, ticker.nowMs())}`}
      </span>
      {mail?.problem !== undefined && mail.problem !== null && (
        <small>
          <bdi>{mail.problem}</bdi>
        </small>
      )}
    </li>
  )
}
