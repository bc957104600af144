import { useMemo } from 'react'
import type { Alert, AlertDetails, AlertTransition } from '../../../shared/domain/alert'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats } from '../../live/live-context'
import type { NextStep } from './next-steps'
import { secondsWords } from './seconds-words'
import { type MailsOfStep, type TimelineEntry, timelineOf } from './timeline'

/** What happened to an alert, and what is still to come, as a line of time. */
export function AlertHistory({ details }: { readonly details: AlertDetails }) {
  const formats = useFormats()
  const entries = useMemo(() => timelineOf(details), [details])
  return (
    <section className="alert-part" aria-label={t('alertsPage.happened')}>
      <h3>{t('alertsPage.happened')}</h3>
      <ol className="alert-timeline">
        {entries.map((entry) => (
          <li key={entry.key} className={`alert-event is-${lookOf(entry)}`}>
            <time dateTime={new Date(entry.atMs).toISOString()} title={formats.moment(entry.atMs, 0)}>
              {formats.time(entry.atMs)}
            </time>
            <span className="alert-event-mark" aria-hidden="true" />
            <div className="alert-event-words">
              {entry.kind === 'transition' && (
                <Transition
                  alert={details.alert}
                  transition={entry.transition}
                  cameLateMs={entry.cameLateMs}
                  formats={formats}
                />
              )}
              {entry.kind === 'mails' && <Mails mails={entry.mails} />}
              {entry.kind === 'next' && <Next next={entry.next} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const lookOf = (entry: TimelineEntry): 'next' | 'firing' | 'failed' | 'done' => {
  if (entry.kind === 'next') return 'next'
  if (entry.kind === 'mails') return entry.mails.failed > 0 ? 'failed' : 'done'
  return entry.transition.kind === 'fired' || entry.transition.kind === 'fired_again' ? 'firing' : 'done'
}

function Transition({
  alert,
  transition,
  cameLateMs,
  formats
}: {
  readonly alert: Alert
  readonly transition: AlertTransition
  readonly cameLateMs: number | null
  readonly formats: Formats
}) {
  const details = [
    ...(transition.kind === 'notified' ? [t(`alertsPage.told.${alert.rule === 'P1' ? 'P1' : alert.priority}`)] : []),
    ...valueWords(transition, formats),
    ...(cameLateMs === null || transition.kind === 'condition_began'
      ? []
      : [t('alertsPage.happened.cameLate', { time: formats.time(cameLateMs) })])
  ]
  return (
    <>
      <b>{titleOf(alert, transition)}</b>
      {transition.by !== null && (
        <>
          {' '}
          {t('alertsPage.happened.by')} <bdi>{transition.by}</bdi>
        </>
      )}
      {details.length > 0 && <span className="quiet"> {details.join(', ')}</span>}
      {transition.note !== null && (
        <p className="alert-event-note">
          <bdi>{transition.note}</bdi>
        </p>
      )}
    </>
  )
}

function titleOf({ rule }: Alert, { kind, note }: AlertTransition): string {
  if (kind === 'condition_began') {
    if (rule === 'L1') return t('alertsPage.happened.condition_began.below')
    return t(rule.startsWith('H') ? 'alertsPage.happened.condition_began.above' : 'alertsPage.happened.condition_began')
  }
  if (kind === 'noted' && note === null) return t('alertsPage.happened.noted.removed')
  return t(`alertsPage.happened.${kind}`)
}

/** Kinds that say how the heart beat then. */
const measuring = ['condition_began', 'fired', 'clearing', 'fired_again', 'ended']

function valueWords(transition: AlertTransition, formats: Formats): readonly string[] {
  const { kind, heart_rate: heartRate, limit } = transition
  if (!measuring.includes(kind)) return []
  const bpm = heartRate === null ? null : formats.integer(heartRate)
  const hasLimit = limit !== null && (kind === 'condition_began' || kind === 'fired')
  if (bpm === null) return hasLimit ? [t('alertsPage.happened.limitAlone', { limit: formats.integer(limit) })] : []
  if (!hasLimit) return [t('alertsPage.happened.valueAlone', { bpm })]
  return [t('alertsPage.happened.value', { bpm, limit: formats.integer(limit) })]
}

function Mails({ mails }: { readonly mails: MailsOfStep }) {
  const { step, count, sent, failed, problem } = mails
  const words =
    failed > 0
      ? t('alertsPage.mails.failed', { failed, count })
      : sent === count
        ? t('alertsPage.mails.sent', { sent, count })
        : t('alertsPage.mails.waiting', { sent, count })
  return (
    <>
      <b>{t(`alertsPage.mails.${step}`)}</b>{' '}
      <span className={failed > 0 ? 'alert-event-failed' : 'quiet'}>{words}</span>
      {problem !== null && sent < count && <p className="alert-event-note">{problem}</p>}
    </>
  )
}

function Next({ next }: { readonly next: NextStep }) {
  const leftS = useConsoleTime((nowMs) => Math.ceil((next.atMs - nowMs) / 1_000))
  return (
    <>
      {t(`alertsPage.next.${next.kind}`)}{' '}
      <span className="alert-event-left">
        {leftS <= 0
          ? t('alertsPage.next.now')
          : t(next.kind === 'reminded' ? 'alertsPage.next.inUnlessOver' : 'alertsPage.next.in', {
              time: secondsWords(leftS)
            })}
      </span>
    </>
  )
}
