import type { Alert } from '../../shared/domain/alert'
import { type Formats, formatAge, momentMs } from '../i18n/format'
import { t } from '../i18n/translate'
import type { Liveness } from '../live/liveness'
import type { Tone } from '../ui/chip'

/** What the live chip shows: its sign (none while nothing is known), the word, and the age or figure beside it. */
export interface LiveWords {
  readonly tone: Tone | null
  readonly word: string
  readonly detail: string
}

/** `nowMs` is the console's time, epoch ms. */
export function liveWords(liveness: Liveness, nowMs: number, formats: Formats): LiveWords {
  switch (liveness.kind) {
    case 'checking':
      return { tone: null, word: t('live.checking'), detail: '' }
    case 'starting':
      return { tone: 'warning', word: t('live.starting'), detail: '' }
    case 'applying':
      return { tone: 'warning', word: t('live.applying'), detail: '' }
    case 'live':
      return { tone: 'good', word: t('live.live'), detail: formatAge(liveness.ageMs) }
    case 'quiet':
      return {
        tone: 'good',
        word: t('live.quiet'),
        detail:
          liveness.ageMs === null ? t('live.quiet.never') : t('live.quiet.detail', { age: formatAge(liveness.ageMs) })
      }
    case 'delayed':
      return { tone: 'warning', word: t('live.delayed'), detail: formatAge(liveness.ageMs) }
    case 'catching-up':
      return {
        tone: 'warning',
        word: t('live.catchingUp'),
        detail: liveness.behind === null ? '' : t('live.catchingUp.detail', { count: formats.integer(liveness.behind) })
      }
    case 'not-live':
      return {
        tone: 'off',
        word: liveness.reason === 'no-console' ? t('live.noConsole') : t('live.notLive'),
        detail: liveness.sinceMs === null ? '' : formatAge(nowMs - liveness.sinceMs)
      }
  }
}

/**
 * The not-live banner's line and what to do; null while the picture is live enough to be used. `blind` is the console's own alert
 * that it reads nothing, where there is one: one thing, one banner.
 */
export function bannerWords(
  liveness: Liveness,
  blind: Alert | null,
  nowMs: number,
  formats: Formats
): { readonly line: string; readonly action: string } | null {
  if (liveness.kind !== 'not-live') return blind === null ? null : blindWords(blind, nowMs, formats)
  const { reason, sinceMs, message } = liveness
  const moment = sinceMs === null ? null : formats.moment(sinceMs, nowMs)
  if (reason === 'no-console') {
    return {
      line: alertsOff(moment === null ? t('banner.notLive.never') : t('banner.noConsole', { moment })),
      action: t('banner.noConsole.action')
    }
  }
  const line = alertsOff(moment === null ? t('banner.notLive.never') : t('banner.notLive', { moment }))
  if (reason === 'silent') return { line, action: message ?? t('banner.silent') }
  const what = reason === 'stalled' ? t('banner.stalled') : (message ?? t('banner.disconnected'))
  return { line, action: `${what} ${t('banner.watch')}` }
}

const alertsOff = (line: string): string => t('banner.alertsOff', { line })

function blindWords(blind: Alert, nowMs: number, formats: Formats): { readonly line: string; readonly action: string } {
  const sinceMs = momentMs(blind.condition_since) ?? nowMs
  return {
    line: alertsOff(t('banner.blind', { moment: formats.moment(sinceMs, nowMs) })),
    action: t('banner.blind.action')
  }
}
