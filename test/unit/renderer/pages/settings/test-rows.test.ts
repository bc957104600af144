import { describe, expect, it } from 'vitest'
import { testRows, testText, verdictOf } from '../../../../../src/renderer/pages/settings/test-rows'
import { type ConnectionTestStep, connectionTestSteps } from '../../../../../src/shared/domain/connection-test'

const step = (name: ConnectionTestStep['step'], state: ConnectionTestStep['state'] = 'ok'): ConnectionTestStep => ({
  step: name,
  state,
  sentence: 'A sentence.',
  detail: null,
  took_ms: 3
})
const all = connectionTestSteps.map((name) => step(name))

describe('The lines of a connection test', () => {
  it('are all six in their order from the start, with the next one marked while it runs', () => {
    expect(testRows([], false).map(({ name }) => name)).toEqual(connectionTestSteps)
    expect(testRows([], false).some(({ isNext }) => isNext)).toBe(false)
    const rows = testRows([step('dns')], true)
    expect(rows[0]).toEqual({ name: 'dns', step: step('dns'), isNext: false })
    expect(rows[1]).toEqual({ name: 'tcp', step: null, isNext: true })
    expect(rows.filter(({ isNext }) => isNext)).toHaveLength(1)
  })

  it('come to a verdict: one failed step is a failure, and a test cut short has passed nothing', () => {
    expect(verdictOf(all, false)).toBe('passed')
    expect(verdictOf([...all.slice(0, 2), step('tls', 'skipped'), ...all.slice(3)], false)).toBe('passed')
    expect(verdictOf([step('dns'), step('tcp', 'failed')], true)).toBe('failed')
    expect(verdictOf(all.slice(0, 3), true)).toBe('stopped')
    expect(verdictOf([], true)).toBe('stopped')
  })

  it('are told as text, with what else was found below', () => {
    expect(testText([step('dns'), { ...step('tcp', 'failed'), detail: 'one\ntwo' }])).toBe(
      'DNS: ok, 3 ms. A sentence.\nTCP: failed, 3 ms. A sentence.\n  one\n  two'
    )
  })
})
