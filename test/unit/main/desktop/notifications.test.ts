import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Engine } from '../../../../src/main/engine/ports'
import type { Alarm } from '../../../../src/shared/domain/alert'
import { alarmWith, alertWith } from '../../renderer/alerts/alert-fixture'

const shown = vi.hoisted(() => ({ notifications: [] as unknown[], isSupported: true }))
vi.mock('electron', () => ({
  Notification: Object.assign(
    class extends EventEmitter {
      show = vi.fn()
      close = vi.fn(() => this.emit('close'))
      constructor(readonly options: unknown) {
        super()
        shown.notifications.push(this)
      }
    },
    { isSupported: () => shown.isSupported }
  )
}))
const { showNotices } = await import('../../../../src/main/desktop/notifications')

interface Shown extends EventEmitter {
  readonly options: { title: string }
  readonly show: ReturnType<typeof vi.fn>
  readonly close: ReturnType<typeof vi.fn>
}
const all = (): Shown[] => shown.notifications as Shown[]

const setUp = () => {
  let deliver: (alarms: Alarm[]) => void = () => undefined
  const unsubscribe = vi.fn()
  const engine = {
    subscribe: (_feed: string, run: (alarms: Alarm[]) => void) => {
      deliver = run
      return unsubscribe
    }
  } as unknown as Pick<Engine, 'subscribe'>
  const log = { warn: vi.fn() } as unknown as Logger
  const open = vi.fn()
  const stop = showNotices(engine, log, () => 0, open)
  const say = (count: number, rideId = 12): void =>
    deliver([
      alarmWith({
        alerts: [alertWith({ ride_id: rideId })],
        notice: { count, alert_id: 1, kind: 'escalated', at: '2026-11-24T14:03:22.000Z' }
      })
    ])
  return { say, open, stop, unsubscribe, log }
}
beforeEach(() => {
  shown.notifications = []
  shown.isSupported = true
})

it('shows a notice, and opens its ride when it is clicked', () => {
  const { say, open } = setUp()
  say(1)
  expect(all().map(({ options }) => options.title)).toEqual(['Bike 07: very high heart rate'])
  expect(all()[0]?.show).toHaveBeenCalledOnce()
  all()[0]?.emit('click')
  expect(open).toHaveBeenCalledExactlyOnceWith('#/ride/12')
})

it('takes the former notice of a ride away for a newer one, and leaves those of others', () => {
  const { say } = setUp()
  say(1)
  say(2, 13)
  say(3)
  expect(all().map(({ close }) => close.mock.calls.length)).toEqual([1, 0, 0])
})

it('writes down that the system could not show one', () => {
  const { say, log } = setUp()
  say(1)
  all()[0]?.emit('failed', {}, 'no signature')
  expect(log.warn).toHaveBeenCalledOnce()
})

it('takes all away when it stops', () => {
  const { say, stop, unsubscribe } = setUp()
  say(1)
  stop()
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(all()[0]?.close).toHaveBeenCalledOnce()
})

it('does nothing where the system has no notifications', () => {
  shown.isSupported = false
  const { say } = setUp()
  say(1)
  expect(all()).toEqual([])
})
