import { describe, expect, it } from 'vitest'
import { cookieValue, createSessions } from '../../../../src/main/http/sessions'
import { type Caller, machineCaller } from '../../../../src/shared/dispatch'

const hourMs = 3_600_000
const reader: Caller = machineCaller('front desk', ['read'])
const guest: Caller = { ...reader, who: 'token guest (1)', credential: 'token:1', expiresMs: 5_000_000 }

const setUp = () => {
  const clock = { nowMs: 1_000_000 }
  let count = 0
  const sessions = createSessions(
    () => clock.nowMs,
    () => {
      count += 1
      return `session-${count}`
    }
  )
  return { clock, sessions }
}

describe('A session', () => {
  it('holds the scopes it was opened with, and is the same caller each time', () => {
    const { sessions } = setUp()
    const id = sessions.open(reader)
    expect([...(sessions.callerOf(id)?.scopes ?? [])]).toEqual(['read'])
    expect(sessions.callerOf(id)).toBe(sessions.callerOf(id))
  })

  it('is none for an id that was never given out', () => {
    const { sessions } = setUp()
    sessions.open(reader)
    for (const id of ['', 'session-2', '__proto__', 'constructor']) expect(sessions.callerOf(id)).toBeNull()
  })

  it('ends when it was idle for more than 12 hours', () => {
    const { clock, sessions } = setUp()
    const id = sessions.open(reader)
    clock.nowMs += 12 * hourMs + 1
    expect(sessions.callerOf(id)).toBeNull()
  })

  it('goes on for as long as it is used', () => {
    const { clock, sessions } = setUp()
    const id = sessions.open(reader)
    for (let day = 0; day < 5; day += 1) {
      clock.nowMs += 11 * hourMs
      expect(sessions.callerOf(id)).not.toBeNull()
    }
  })

  it('ends when it is closed', () => {
    const { sessions } = setUp()
    const id = sessions.open(reader)
    sessions.close(id)
    expect(sessions.callerOf(id)).toBeNull()
  })

  it('ends when what it was opened with expires, however busy it is', () => {
    const { clock, sessions } = setUp()
    const id = sessions.open(guest)
    clock.nowMs = 4_999_999
    expect(sessions.callerOf(id)).toBe(guest)
    clock.nowMs = 5_000_000
    expect(sessions.callerOf(id)).toBeNull()
  })

  it('ends with the credential that it was opened with, and no other does', () => {
    const { sessions } = setUp()
    const ids = [guest, guest, { ...guest, credential: 'token:2' }, reader].map((caller) => sessions.open(caller))
    sessions.closeAllOf('token:1')
    expect(ids.map((id) => sessions.callerOf(id) !== null)).toEqual([false, false, true, true])
  })

  it('makes room for the 201st when it is the one unused longest', () => {
    const { clock, sessions } = setUp()
    const ids = Array.from({ length: 200 }, () => {
      clock.nowMs += 1
      return sessions.open(reader)
    })
    const [first, second] = ids as [string, string]
    clock.nowMs += 1
    sessions.callerOf(first)
    const newest = sessions.open(reader)
    expect(sessions.callerOf(second)).toBeNull()
    expect(sessions.callerOf(first)).not.toBeNull()
    expect(sessions.callerOf(newest)).not.toBeNull()
  })
})

describe('The value of a cookie', () => {
  it.each([
    ['deloton_4310=abc', 'abc'],
    ['other=1; deloton_4310=abc; more=2', 'abc'],
    ['deloton_4310=a=b=', 'a=b='],
    ['deloton_4310=first; deloton_4310=second', 'first'],
    ['deloton_43100=abc', null],
    ['xdeloton_4310=abc', null],
    ['deloton_4310', ''],
    ['', null],
    [undefined, null]
  ])('in %j is %j', (header, value) => {
    expect(cookieValue(header, 'deloton_4310')).toBe(value)
  })
})
