import { beforeEach, expect, it } from 'vitest'
import { createAlertActions } from '../../../../src/renderer/alerts/alert-actions'
import { shownToasts, undoLast } from '../../../../src/renderer/alerts/toasts'
import type { Bridge } from '../../../../src/shared/bridge'
import { fail, type Result, succeed } from '../../../../src/shared/result'
import { alarmWith, alertWith } from './alert-fixture'

const setUp = (answer: Result<unknown> = succeed({ mute_id: 5, ...alarmWith() })) => {
  const called: [string, unknown][] = []
  const bridge = {
    call: async (name: string, input: unknown) => {
      called.push([name, input])
      return answer
    }
  } as unknown as Bridge
  return { actions: createAlertActions(bridge, { take: () => undefined }), called }
}
beforeEach(() => shownToasts.set([]))

it('acknowledges by the name on this screen, and takes it back once', async () => {
  const { actions, called } = setUp()
  expect(await actions.acknowledge([alertWith(), alertWith({ alert_id: 2 })])).toBe(true)
  expect(undoLast()).toBe(true)
  expect(undoLast()).toBe(false)
  expect(called).toEqual([
    ['alert.acknowledge', { alert_ids: [1, 2], by: 'Front desk' }],
    ['alert.unacknowledge', { alert_ids: [1, 2], by: 'Front desk' }]
  ])
})

it('takes the mute back that it has made', async () => {
  const { actions, called } = setUp()
  await actions.mute({ rule: null, rider_id: 815, reason: 'checked in person', minutes: 2 }, 'Freya H.')
  undoLast()
  expect(called.at(-1)).toEqual(['mute.end', { mute_id: 5, by: 'Front desk' }])
})

it('says what went wrong, with nothing to take back', async () => {
  const { actions } = setUp(fail('unavailable', 'There is no connection to the console.'))
  expect(await actions.acknowledge([alertWith()])).toBe(false)
  expect(shownToasts.get().map(({ text }) => text)).toEqual([
    'Not acknowledged. There is no connection to the console.'
  ])
  expect(undoLast()).toBe(false)
})
