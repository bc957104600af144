import type { CallName } from '../../src/shared/contract'
import { defaultAlertRules } from '../../src/shared/domain/alert-rules'

/** What only a command may call, with an input that would be right. */
export const machineInputs = { 'replay.start': { file: '/logs/bikes.log' }, 'replay.status': {}, 'replay.stop': {} }
export type PageCallName = Exclude<CallName, keyof typeof machineInputs>
/** An input of each call as a page gives it, and as its handler must get it. */
export const inputs: { readonly [Name in PageCallName]: { readonly given: unknown; readonly reaches: unknown } } = {
  'console.info': { given: {}, reaches: {} },
  'status.get': { given: {}, reaches: {} },
  'floor.snapshot': { given: {}, reaches: {} },
  'rides.list': { given: { rider_id: 7 }, reaches: { rider_id: 7, limit: 100 } },
  'ride.get': { given: { ride_id: 7 }, reaches: { ride_id: 7 } },
  'ride.readings': { given: { ride_id: 7, cursor: 'a' }, reaches: { ride_id: 7, limit: 100, cursor: 'a' } },
  'ride.follow': { given: { ride_id: 7 }, reaches: { ride_id: 7, after: 0, limit: 5_000 } },
  'rider.get': { given: { rider_id: 7 }, reaches: { rider_id: 7 } },
  'riders.search': { given: { query: ' Zoë “7” ' }, reaches: { query: ' Zoë “7” ', limit: 20 } },
  'tail.read': { given: {}, reaches: { after: 0 } },
  'throughput.get': { given: {}, reaches: {} },
  'store.size': { given: {}, reaches: {} },
  'ride.delete': { given: { ride_id: 7 }, reaches: { ride_id: 7 } },
  'compress.run': { given: {}, reaches: {} },
  'retention.run': { given: {}, reaches: {} },
  'retention.preview': { given: { days: 30 }, reaches: { days: 30 } },
  'jobs.list': { given: { job: 'compress' }, reaches: { job: 'compress', limit: 20 } },
  'settings.get': { given: {}, reaches: {} },
  'settings.check': { given: { changes: { bikes: '3' } }, reaches: { changes: { bikes: '3' } } },
  'settings.save': {
    given: { changes: { topic: 'bikes', keepHistoryDays: null }, ca_pem: 'x' },
    reaches: { changes: { topic: 'bikes', keepHistoryDays: null }, ca_pem: 'x' }
  },
  'settings.test_connection': { given: { changes: {} }, reaches: { changes: {} } },
  'settings.test_progress': { given: {}, reaches: {} },
  'quarantine.list': { given: { limit: 3 }, reaches: { limit: 3 } },
  'quarantine.get': { given: { quarantine_id: 7 }, reaches: { quarantine_id: 7 } },
  'quarantine.export': { given: {}, reaches: { limit: 100 } },
  'quarantine.retry': { given: { all: true }, reaches: { all: true } },
  'quarantine.discard': { given: { quarantine_ids: [7, 8] }, reaches: { quarantine_ids: [7, 8] } },
  'alarm.get': { given: {}, reaches: {} },
  'alarm.silence': { given: {}, reaches: { for_s: 120 } },
  'alert.acknowledge': { given: { alert_ids: [7, 8], by: ' Kim ' }, reaches: { alert_ids: [7, 8], by: 'Kim' } },
  'alert.unacknowledge': { given: { alert_ids: [7], by: 'Kim' }, reaches: { alert_ids: [7], by: 'Kim' } },
  'alert.note': { given: { alert_id: 7, note: ' ', by: 'Kim' }, reaches: { alert_id: 7, note: '', by: 'Kim' } },
  'mute.add': {
    given: { rule: 'H2', reason: 'spin class', minutes: 60, by: 'Kim' },
    reaches: { rule: 'H2', rider_id: null, reason: 'spin class', minutes: 60, by: 'Kim' }
  },
  'mute.end': { given: { mute_id: 7, by: 'Kim' }, reaches: { mute_id: 7, by: 'Kim' } },
  'alerts.list': {
    given: { state: 'open', rule: 'P1', late: false, from: '2026-11-24' },
    reaches: { state: 'open', rule: 'P1', late: false, from: '2026-11-24', limit: 100 }
  },
  'alert.get': { given: { alert_id: 7 }, reaches: { alert_id: 7 } },
  'alerts.stats': { given: {}, reaches: { days: 7 } },
  'alert_rules.get': { given: {}, reaches: {} },
  'alert_rules.check': { given: { rules: { more: [null] } }, reaches: { rules: { more: [null] } } },
  'alert_rules.save': { given: { rules: defaultAlertRules }, reaches: { rules: defaultAlertRules } },
  'alert_rules.preview': { given: { rules: defaultAlertRules }, reaches: { rules: defaultAlertRules, days: 7 } },
  'rider.set_limits': {
    given: { rider_id: 7, limits: { override_maximum: null, tested_maximum: 181, very_high: 170, low: null } },
    reaches: { rider_id: 7, limits: { override_maximum: null, tested_maximum: 181, very_high: 170, low: null } }
  },
  'mail.status': { given: {}, reaches: {} },
  'mail.test': {
    given: { to: ' desk@gym.example ', form: { changes: {} } },
    reaches: { to: 'desk@gym.example', form: { changes: {} } }
  },
  'reports.list': {
    given: { from: '2026-11-01', to: '2026-11-30' },
    reaches: { from: '2026-11-01', to: '2026-11-30' }
  },
  'report.make': { given: { date: '2026-11-23' }, reaches: { date: '2026-11-23' } },
  'report.file': { given: { date: '2026-11-23' }, reaches: { date: '2026-11-23' } },
  'report.send': { given: { date: '2026-11-23' }, reaches: { date: '2026-11-23', again: false } },
  'riders.list': { given: {}, reaches: { query: '', limit: 100 } },
  'rider.record': { given: { rider_id: 7 }, reaches: { rider_id: 7 } },
  'rider.durations': { given: { rider_id: 7 }, reaches: { rider_id: 7 } },
  'rides.day': { given: { date: '2026-11-24' }, reaches: { date: '2026-11-24', limit: 100 } },
  'rides.of_rider': { given: { rider_id: 7 }, reaches: { rider_id: 7, limit: 100 } },
  'rides.by_city': { given: { city: ' Leeds ' }, reaches: { city: 'Leeds', limit: 100 } },
  'leaderboard.get': {
    given: { age_bracket: '65+', gender: ' female ' },
    reaches: { by: 'rides', period: 'all', age_bracket: '65+', gender: 'female', limit: 100 }
  },
  'rides.overview': {
    given: { age_brackets: ['65+'] },
    reaches: { period: '24h', genders: [], age_brackets: ['65+'], cities: [], bikes: [] }
  },
  'rides.table': {
    given: { rider_id: 7, sort: 'city', descending: false },
    reaches: {
      ...{ period: '24h', genders: [], age_brackets: [], cities: [], bikes: [], rider_id: 7 },
      ...{ sort: 'city', descending: false, offset: 0, limit: 100 }
    }
  },
  'riders.table': {
    given: { query: 'ada' },
    reaches: { query: 'ada', sort: 'last_ride', descending: true, offset: 0, limit: 100 }
  },
  'rider.history': { given: { rider_id: 7 }, reaches: { rider_id: 7 } },
  'rider.rides': { given: { rider_id: 7, limit: 3 }, reaches: { rider_id: 7, limit: 3 } },
  'rider.show': { given: { rider_id: 7 }, reaches: { rider_id: 7 } },
  'export.start': {
    given: { format: 'csv', tables: ['ride'] },
    reaches: { format: 'csv', tables: ['ride'], since: null }
  },
  'export.cancel': { given: { export_id: '0123456789abcdef' }, reaches: { export_id: '0123456789abcdef' } },
  'export.remove': { given: { export_id: '0123456789abcdef' }, reaches: { export_id: '0123456789abcdef' } },
  'exports.list': { given: {}, reaches: {} },
  'boards.get': {
    given: { city: ' Leeds ', power: 'peak' },
    reaches: { period: '30d', city: 'Leeds', power: 'peak', limit: 10 }
  },
  'analytics.get': {
    given: { period: 'all', cities: ['Leeds'] },
    reaches: { period: 'all', genders: [], age_brackets: [], cities: ['Leeds'], bikes: [] }
  },
  'rider.privacy': { given: { rider_id: 7 }, reaches: { rider_id: 7 } },
  'rider.set_privacy': {
    given: { rider_id: 7, alias: ' Flash ', is_listed: false },
    reaches: { rider_id: 7, alias: 'Flash', is_listed: false }
  },
  'token.create': {
    given: { name: ' desk ', scopes: ['read'] },
    reaches: { name: 'desk', scopes: ['read'], expires_in_days: null }
  },
  'tokens.list': { given: {}, reaches: {} },
  'token.revoke': { given: { token_id: 'ab12' }, reaches: { token_id: 'ab12' } },
  'api_users.list': { given: {}, reaches: {} },
  'api_user.save': {
    given: { name: ' excel ', password: 'correct horse battery', scopes: ['read'] },
    reaches: { name: 'excel', password: 'correct horse battery', scopes: ['read'] }
  },
  'api_user.remove': { given: { name: 'excel' }, reaches: { name: 'excel' } },
  'api.state': { given: {}, reaches: {} },
  'api.requests': { given: { limit: 3 }, reaches: { limit: 3 } },
  'audit.list': { given: { action: 'ride.delete' }, reaches: { action: 'ride.delete', limit: 100 } }
}
