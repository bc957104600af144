import type { AuditAction } from '../../../../shared/domain/access'

/** What the audit can be narrowed to, in the order it is offered: all there are, which the compiler sees to. */
const places: { readonly [Action in AuditAction]: number } = {
  'ride.delete': 0,
  'token.create': 1,
  'token.revoke': 2,
  'api_user.save': 3,
  'api_user.remove': 4,
  'settings.save': 5,
  'alert_rules.save': 6,
  'rider.set_limits': 7,
  'rider.set_privacy': 8,
  'rider.show': 9,
  'export.start': 10,
  'retention.run': 11,
  'quarantine.discard': 12
}

const isAction = (text: string): text is AuditAction => Object.hasOwn(places, text)

export const actionChoices: readonly AuditAction[] = Object.keys(places).filter(isAction)
