import { Link } from '@tanstack/react-router'
import type { ConsoleState, Status } from '../../../shared/domain/status'
import { formatAge, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useLive, useStored } from '../../live/live-context'
import { Chip, type Tone } from '../../ui/chip'

const tones: Readonly<Record<ConsoleState, Tone>> = {
  starting: 'warning',
  live: 'good',
  catching_up: 'warning',
  disconnected: 'off',
  paused_disk_full: 'bad',
  safe_mode: 'bad'
}

/** Where the messages come from, and how that goes. */
export function ConnectionPane({ status }: { readonly status: Status }) {
  const { console, ticker } = useLive()
  const formats = useFormats()
  const link = useStored(console.link)
  const isLost = link.kind === 'lost'
  const state = t(`pipeline.state.${status.state}`)
  const sinceMs = momentMs(status.state_since)
  return (
    <section className="pane connection" aria-label={t('pipeline.connection')}>
      <div className="connection-name">
        <h2 className="ellipsis" title={nameOf(status)}>
          <bdi>{nameOf(status)}</bdi>
        </h2>
        {isLost ? (
          <Chip tone="off">{t('pipeline.state.noConsole')}</Chip>
        ) : (
          <span data-testid="connection-state">
            <Chip tone={tones[status.state]}>{state}</Chip>
          </span>
        )}
      </div>
      <p className="connection-topic">
        {status.source === 'log-file' ? t('pipeline.file') : t('pipeline.topic')}{' '}
        <b>
          <bdi>{status.topic}</bdi>
        </b>
        ,{' '}
        {t('pipeline.partitions.count', {
          quantity: status.partitions.length,
          count: formats.integer(status.partitions.length)
        })}
      </p>
      {status.source === 'simulator' && (
        <p className="connection-hint">
          {t('pipeline.simulator.hint')}{' '}
          <Link to="/settings" search={{ section: 'source' }}>
            {t('nav.settings')}
          </Link>{' '}
          {t('pipeline.simulator.orStart')} <code className="mono">{t('pipeline.simulator.command')}</code>
        </p>
      )}
      {status.message !== null && (
        <p className={isFlowing(status.state) ? 'connection-hint' : 'connection-message'}>{status.message}</p>
      )}
      <p className="connection-facts">
        {sinceMs !== null && !isLost && (
          <span>{t('pipeline.since', { state, moment: formats.moment(sinceMs, ticker.nowMs()) })}</span>
        )}
        <LastEvent status={status} />
        <span>{t('pipeline.version', { version: status.version })}</span>
      </p>
    </section>
  )
}

/** What there is to say while all goes well is no warning. */
const isFlowing = (state: ConsoleState): boolean => state === 'live' || state === 'catching_up'

function nameOf({ source, brokers }: Status): string {
  if (source === 'simulator') return t('source.simulator')
  return source === 'log-file' ? t('source.logFile') : brokers.join(', ')
}

function LastEvent({ status }: { readonly status: Status }) {
  const lastMs = momentMs(status.last_event_at)
  const age = useConsoleTime((nowMs) => (lastMs === null ? null : formatAge(nowMs - lastMs)))
  return <span>{age === null ? t('pipeline.lastEvent.never') : t('pipeline.lastEvent', { age })}</span>
}
