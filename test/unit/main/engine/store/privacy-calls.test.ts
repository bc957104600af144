import { describe, expect, it } from 'vitest'
import { createPrivacyChanges, createPrivacyQuestions } from '../../../../../src/main/engine/store/privacy-calls'
import { createPrivacyBook } from '../../../../../src/main/engine/store/rider-privacy'
import { temporaryOps } from './store-fixture'

function setUp() {
  const ops = temporaryOps()
  const privacy = createPrivacyBook(ops)
  const isKnown = (riderId: number): boolean => riderId === 7
  /** Riders, and what they were called when it was told. */
  const told: [number, string | null][] = []
  const calls = {
    ...createPrivacyQuestions(privacy.read, isKnown),
    ...createPrivacyChanges({
      privacy,
      isKnown,
      onChanged: (riderId) => told.push([riderId, privacy.read().of(riderId).alias]),
      now: () => 1_234
    })
  }
  return { ops, calls, told }
}
const noRider = { ok: false, error: { code: 'not-found', message: 'There is no such rider.' } }

describe("a rider's privacy", () => {
  it('is set, stored and then told', () => {
    const { ops, calls, told } = setUp()
    const set = { alias: 'Countess', is_listed: false }
    expect(calls['rider.privacy']({ rider_id: 7 })).toEqual({ ok: true, value: { alias: null, is_listed: true } })
    expect(calls['rider.set_privacy']({ rider_id: 7, ...set })).toEqual({ ok: true, value: set })
    expect(calls['rider.privacy']({ rider_id: 7 })).toEqual({ ok: true, value: set })
    expect(told).toEqual([[7, 'Countess']])
    expect(ops.prepare('SELECT set_ms FROM rider_privacy').pluck().all()).toEqual([1_234])
  })

  it('is neither told nor set of a rider who was never seen', () => {
    const { ops, calls, told } = setUp()
    expect(calls['rider.privacy']({ rider_id: 8 })).toMatchObject(noRider)
    expect(calls['rider.set_privacy']({ rider_id: 8, alias: null, is_listed: false })).toMatchObject(noRider)
    expect([told, ops.prepare('SELECT * FROM rider_privacy').all()]).toEqual([[], []])
  })
})
