import { describe, expect, it } from 'vitest'
import { withAudit } from '../../../../../src/main/engine/access/with-audit'
import type { AuditNote } from '../../../../../src/main/engine/store/audit'
import { type CallInput, type CallName, calls } from '../../../../../src/shared/contract'
import { dispatch, machineCaller } from '../../../../../src/shared/dispatch'
import { auditActions, machineScopes } from '../../../../../src/shared/domain/access'
import { fail, type Result, succeed } from '../../../../../src/shared/result'
import { createFakeEngine } from '../../../../contract/fake-engine'

const caller = machineCaller('user tableau', machineScopes)

/** Has a call answered by audited handlers; answers the result and what was written down. */
async function ask<Name extends CallName>(name: Name, input: CallInput<Name>, answer: Result<unknown>) {
  const { engine, answer: script } = createFakeEngine()
  script(name, () => answer)
  const noted: AuditNote[] = []
  const handlers = withAudit(
    engine.handlers,
    () => 7,
    async (entry) => void noted.push(entry)
  )
  const never = new AbortController().signal
  const result = await dispatch(handlers, caller, name, input, never, () => undefined)
  return { result, noted }
}

const settingsSaved = { faults: [], applied: true, at_next_start: [] }
const limits = { override_maximum: null, tested_maximum: null, very_high: null, low: null }

describe('what is done by a call of the contract', () => {
  it.each([
    ['token.create', { name: 'report', scopes: ['read'] }, { token: 'dlt_ab_secret', token_id: 'ab' }, 'token ab'],
    ['token.revoke', { token_id: 'ab' }, { token_id: 'ab' }, 'token ab'],
    ['api_user.save', { name: 'x', password: 'a long password', scopes: ['read'] }, { name: 'x' }, 'user x'],
    ['api_user.remove', { name: 'x' }, { name: 'x' }, 'user x'],
    ['settings.save', { changes: { port: '4311', topic: null } }, settingsSaved, 'settings port, topic'],
    ['settings.save', { changes: {}, ca_pem: 'PEM' }, settingsSaved, 'settings caFile'],
    ['alert_rules.save', { rules: {} }, { faults: [], in_force: { version: 3 } }, 'alert rules, version 3'],
    ['rider.set_limits', { rider_id: 12, limits }, {}, 'rider 12'],
    ['retention.run', {}, { rides: 1 }, '1 ride'],
    ['quarantine.discard', { all: true }, { discarded: 3 }, '3 messages']
  ] as const)(
    '%s of %j is written down with who did it, and answered as before',
    async (name, input, answer, object) => {
      const { result, noted } = await ask(name, input as unknown as CallInput<typeof name>, succeed(answer))
      expect(result).toEqual(succeed(answer))
      expect(noted).toEqual([{ atMs: 7, by: 'user tableau', action: name, object }])
    }
  )

  it.each([
    [
      'settings.save',
      { changes: { port: 'x' } },
      succeed({ ...settingsSaved, faults: [{ name: 'port', sentence: 'x' }] })
    ],
    ['settings.save', { changes: {} }, succeed(settingsSaved)],
    ['alert_rules.save', { rules: {} }, succeed({ faults: [{}], in_force: { version: 3 } })],
    ['retention.run', {}, succeed({ rides: 0 })],
    ['quarantine.discard', { all: true }, succeed({ discarded: 0 })],
    ['token.revoke', { token_id: 'ab' }, fail('not-found', 'There is no such token.')]
  ] as const)('is not written down where nothing was done: %s of %j', async (name, input, answer) => {
    const { result, noted } = await ask(name, input as unknown as CallInput<typeof name>, answer)
    expect(result).toEqual(answer)
    expect(noted).toEqual([])
  })

  it('is written down for every action there is, but a ride’s deletion, which its thread writes', () => {
    const { engine } = createFakeEngine()
    const handlers = withAudit(
      engine.handlers,
      () => 0,
      async () => undefined
    )
    const names = Object.keys(calls) as CallName[]
    const wrapped = names.filter((name) => handlers[name] !== engine.handlers[name])
    expect(wrapped.sort()).toEqual(auditActions.filter((action) => action !== 'ride.delete').sort())
  })
})
