import { expect, it } from 'vitest'
import { announceEveryMs, createAnnouncer } from '../../../../src/renderer/alerts/announcer'
import { alertWith } from './alert-fixture'

const one = alertWith({ alert_id: 1 })
const other = alertWith({ alert_id: 2 })

it('announces each alert once, the gravest first, and not more often than every five seconds', () => {
  const announcer = createAnnouncer()
  expect(announcer.next([one, other], 0)).toBe(one)
  expect(announcer.next([one, other], announceEveryMs - 1)).toBeNull()
  expect(announcer.next([one, other], announceEveryMs)).toBe(other)
  expect(announcer.next([one, other], 3 * announceEveryMs)).toBeNull()
})

it('announces one again that calls again after it was acknowledged', () => {
  const announcer = createAnnouncer()
  announcer.next([one], 0)
  announcer.next([], 1_000)
  expect(announcer.next([one], announceEveryMs)).toBe(one)
})
