import type { CallOutput, HandlerInput } from '../../../shared/contract'
import type { Caller, Handlers } from '../../../shared/dispatch'
import type { AuditAction } from '../../../shared/domain/access'
import type { Result } from '../../../shared/result'
import type { AuditNote } from '../store/audit'

/** A ride's deletion is written down with its tombstone, in one transaction, by who deletes it. */
type AuditedCall = Exclude<AuditAction, 'ride.delete'>

/** What a call was done to, in words without a person; null where nothing was done. */
type ObjectOf<Name extends AuditedCall> = (input: HandlerInput<Name>, answer: CallOutput<Name>) => string | null

const counted = (count: number, what: string): string | null =>
  count === 0 ? null : `${count} ${what}${count === 1 ? '' : 's'}`

const objects: { readonly [Name in AuditedCall]: ObjectOf<Name> } = {
  'token.create': (_input, { token_id }) => `token ${token_id}`,
  'token.revoke': (_input, { token_id }) => `token ${token_id}`,
  'api_user.save': (_input, { name }) => `user ${name}`,
  'api_user.remove': (_input, { name }) => `user ${name}`,
  // Names only: a value may be an address or a path.
  'settings.save': ({ changes, ca_pem }, { faults }) => {
    const names = Object.keys(changes)
    if (ca_pem !== undefined && !names.includes('caFile')) names.push('caFile')
    return faults.length > 0 || names.length === 0 ? null : `settings ${names.join(', ')}`
  },
  'alert_rules.save': (_input, { faults, in_force }) =>
    faults.length > 0 ? null : `alert rules, version ${in_force.version}`,
  'rider.set_limits': ({ rider_id }) => `rider ${rider_id}`,
  'rider.set_privacy': ({ rider_id }) => `rider ${rider_id}`,
  'rider.show': ({ rider_id }) => `rider ${rider_id}`,
  'export.start': ({ format, tables }) => `${format} of ${tables.join(', ')}`,
  'retention.run': (_input, { rides }) => counted(rides, 'ride'),
  'quarantine.discard': (_input, { discarded }) => counted(discarded, 'message')
}

/**
 * The same handlers, which write down who did what after it was done. `note` resolves when that is written, whether or not
 * it could be: what was done is done.
 */
export function withAudit(handlers: Handlers, now: () => number, note: (entry: AuditNote) => Promise<void>): Handlers {
  const audited =
    <Name extends AuditedCall>(action: Name) =>
    async (input: HandlerInput<Name>, signal: AbortSignal, caller: Caller): Promise<Result<CallOutput<Name>>> => {
      const result: Result<CallOutput<Name>> = await handlers[action](input, signal, caller)
      const object = result.ok ? objects[action](input, result.value) : null
      if (object !== null) await note({ atMs: now(), by: caller.who, action, object })
      return result
    }
  return {
    ...handlers,
    'token.create': audited('token.create'),
    'token.revoke': audited('token.revoke'),
    'api_user.save': audited('api_user.save'),
    'api_user.remove': audited('api_user.remove'),
    'settings.save': audited('settings.save'),
    'alert_rules.save': audited('alert_rules.save'),
    'rider.set_limits': audited('rider.set_limits'),
    'rider.set_privacy': audited('rider.set_privacy'),
    'rider.show': audited('rider.show'),
    'export.start': audited('export.start'),
    'retention.run': audited('retention.run'),
    'quarantine.discard': audited('quarantine.discard')
  }
}
