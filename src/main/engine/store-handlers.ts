import type { Handlers } from '../../shared/dispatch'
import type { Result } from '../../shared/result'
import type { ThreadName } from './ports'
import type { SettingsHandlers } from './settings/settings-calls'
import type { EngineThread } from './threads/engine-thread'
import type { RideDeletion } from './threads/thread-data'

/** All that is asked of the stores, whether or not a console runs on them. */
type StoreHandlers = Omit<
  Handlers,
  | 'console.info'
  | 'status.get'
  | 'floor.snapshot'
  | 'alarm.get'
  | 'tail.read'
  | 'throughput.get'
  | 'api.state'
  | keyof SettingsHandlers
>

/** Each call to the thread that answers it. `withWriter` resolves when the thread that writes the stores is there. */
export function storeHandlers(
  threads: Readonly<Record<ThreadName, Pick<EngineThread, 'call'>>>,
  withWriter: () => Promise<void> = async () => undefined
): StoreHandlers {
  const write = async <Value>(name: string, input: unknown): Promise<Result<Value>> => {
    await withWriter()
    return threads.pipeline.call(name, input)
  }
  return {
    'rides.list': (input) => threads.query.call('rides.list', input),
    'ride.get': (input) => threads.query.call('ride.get', input),
    'ride.readings': (input) => threads.query.call('ride.readings', input),
    'ride.follow': (input) => threads.query.call('ride.follow', input),
    'riders.list': (input) => threads.query.call('riders.list', input),
    'rider.record': (input) => threads.query.call('rider.record', input),
    'rider.durations': (input) => threads.query.call('rider.durations', input),
    'rides.day': (input) => threads.query.call('rides.day', input),
    'rides.of_rider': (input) => threads.query.call('rides.of_rider', input),
    'rides.by_city': (input) => threads.query.call('rides.by_city', input),
    'leaderboard.get': (input) => threads.query.call('leaderboard.get', input),
    'rides.overview': (input) => threads.query.call('rides.overview', input),
    'rides.table': (input) => threads.query.call('rides.table', input),
    'analytics.get': (input) => threads.query.call('analytics.get', input),
    'boards.get': (input) => threads.query.call('boards.get', input),
    'riders.table': (input) => threads.query.call('riders.table', input),
    'rider.history': (input) => threads.query.call('rider.history', input),
    'rider.rides': (input) => threads.query.call('rider.rides', input),
    'rider.show': (input) => threads.query.call('rider.record', input),
    'rider.privacy': (input) => threads.query.call('rider.privacy', input),
    'rider.set_privacy': (input) => write('rider.set_privacy', input),
    'export.start': (input) => threads.export.call('export.start', input),
    'export.cancel': (input) => threads.export.call('export.cancel', input),
    'export.remove': (input) => threads.export.call('export.remove', input),
    'exports.list': () => threads.export.call('exports.list', {}),
    'rider.get': (input) => threads.query.call('rider.get', input),
    'riders.search': (input) => threads.query.call('riders.search', input),
    'store.size': () => threads.query.call('store.size', {}),
    'ride.delete': (input, _signal, { who }) => write('ride.delete', { ...input, by: who } satisfies RideDeletion),
    'compress.run': (input) => write('compress.run', input),
    'retention.run': (input) => write('retention.run', input),
    'retention.preview': (input) => write('retention.preview', input),
    'jobs.list': (input) => write('jobs.list', input),
    'replay.start': (input) => write('replay.start', input),
    'replay.status': (input) => write('replay.status', input),
    'replay.stop': (input) => write('replay.stop', input),
    'quarantine.list': (input) => threads.query.call('quarantine.list', input),
    'quarantine.get': (input) => threads.query.call('quarantine.get', input),
    'quarantine.export': (input) => threads.query.call('quarantine.export', input),
    'quarantine.retry': (input) => write('quarantine.retry', input),
    'quarantine.discard': (input) => write('quarantine.discard', input),
    'alarm.silence': (input) => write('alarm.silence', input),
    'alert.acknowledge': (input) => write('alert.acknowledge', input),
    'alert.unacknowledge': (input) => write('alert.unacknowledge', input),
    'alert.note': (input) => write('alert.note', input),
    'mute.add': (input) => write('mute.add', input),
    'mute.end': (input) => write('mute.end', input),
    'alerts.list': (input) => threads.query.call('alerts.list', input),
    'alert.get': (input) => threads.query.call('alert.get', input),
    'alerts.stats': (input) => threads.query.call('alerts.stats', input),
    'alert_rules.get': () => threads.query.call('alert_rules.get', {}),
    'alert_rules.check': (input) => threads.query.call('alert_rules.check', input),
    'alert_rules.preview': (input) => threads.query.call('alert_rules.preview', input),
    'alert_rules.save': (input) => write('alert_rules.save', input),
    async 'rider.set_limits'(input) {
      const saved = await write<null>('rider.set_limits', input)
      return saved.ok ? threads.query.call('rider.get', { rider_id: input.rider_id }) : saved
    },
    'reports.list': (input) => threads.jobs.call('reports.list', input),
    'report.make': (input) => threads.jobs.call('report.make', input),
    'report.file': (input) => threads.jobs.call('report.file', input),
    'report.send': (input) => threads.jobs.call('report.send', input),
    'mail.status': () => threads.jobs.call('mail.status', {}),
    'token.create': (input) => threads.jobs.call('token.create', input),
    'tokens.list': () => threads.jobs.call('tokens.list', {}),
    'token.revoke': (input) => threads.jobs.call('token.revoke', input),
    'api_users.list': () => threads.jobs.call('api_users.list', {}),
    'api_user.save': (input) => threads.jobs.call('api_user.save', input),
    'api_user.remove': (input) => threads.jobs.call('api_user.remove', input),
    'api.requests': (input) => threads.jobs.call('api.requests', input),
    'audit.list': (input) => threads.jobs.call('audit.list', input)
  }
}
