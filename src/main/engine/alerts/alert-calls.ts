import type { CallOutput, HandlerInput } from '../../../shared/contract'
import type { Alert } from '../../../shared/domain/alert'
import { alertRulesSchema, defaultAlertRules } from '../../../shared/domain/alert-rules'
import { fail, type Result, succeed } from '../../../shared/result'
import type { Alerts } from './alerts'
import { rulesFaults } from './rules-faults'

const noAlert = 'There is no such alert.'
const some = (alerts: Alert[]): Result<{ alerts: Alert[] }> =>
  alerts.length === 0 ? fail('not-found', noAlert) : succeed({ alerts })

/** What people do to alerts, mutes, rules and limits, as the calls that ask for it. `now`: wall clock, epoch ms. */
export const createAlertCalls = (
  { book, quiet, rules, saveRules, saveOwn, readRiderAlias }: Alerts,
  now: () => number
) => ({
  'alarm.get': () => succeed(book.alarm()),
  'alarm.silence': ({ for_s }: HandlerInput<'alarm.silence'>) => succeed(book.silence(for_s)),
  'alert.acknowledge': ({ alert_ids, by }: HandlerInput<'alert.acknowledge'>) => some(book.acknowledge(alert_ids, by)),
  'alert.unacknowledge': ({ alert_ids, by }: HandlerInput<'alert.unacknowledge'>) =>
    some(book.unacknowledge(alert_ids, by)),
  'alert.note': ({ alert_id, note, by }: HandlerInput<'alert.note'>): Result<CallOutput<'alert.note'>> => {
    const noted = book.note(alert_id, note, by)
    return noted === null ? fail('not-found', noAlert) : succeed(noted)
  },
  'mute.add': ({ rule, rider_id, reason, minutes, by }: HandlerInput<'mute.add'>): Result<CallOutput<'mute.add'>> => {
    const sinceMs = now()
    const untilMs = sinceMs + minutes * 60_000
    const { muteId } = quiet.add({ rule, riderId: rider_id, reason, by, sinceMs, untilMs })
    book.mutesChanged(by, reason)
    return succeed({
      mute_id: muteId,
      rule,
      rider_id,
      rider_alias: rider_id === null ? null : readRiderAlias(rider_id),
      reason,
      by,
      since: new Date(sinceMs).toISOString(),
      until: new Date(untilMs).toISOString()
    })
  },
  'mute.end': ({ mute_id, by }: HandlerInput<'mute.end'>): Result<CallOutput<'mute.end'>> => {
    if (!quiet.end(mute_id, now())) return fail('not-found', 'There is no such mute, or it has ended.')
    book.mutesChanged(by, null)
    return succeed({ mute_id })
  },
  'alert_rules.save': ({ rules: asked }: HandlerInput<'alert_rules.save'>): Result<CallOutput<'alert_rules.save'>> => {
    const parsed = alertRulesSchema.safeParse(asked)
    if (parsed.success) saveRules(parsed.data)
    return succeed({
      faults: parsed.success ? [] : rulesFaults(asked),
      in_force: { ...rules(), defaults: defaultAlertRules }
    })
  },
  'rider.set_limits': ({ rider_id, limits }: HandlerInput<'rider.set_limits'>): Result<null> => {
    const isKnown = saveOwn(rider_id, {
      overrideMaximumBpm: limits.override_maximum,
      testedMaximumBpm: limits.tested_maximum,
      veryHighBpm: limits.very_high,
      lowBpm: limits.low
    })
    return isKnown ? succeed(null) : fail('not-found', 'There is no such rider.')
  }
})
