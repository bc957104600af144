import { describe, expect, it } from 'vitest'
import { nextSteps } from '../../../../../src/renderer/pages/alerts/next-steps'
import { anAlert, aTransition, firedMs, iso } from './alerts-fixture'

const msAfter = (s: number): number => firedMs + s * 1_000

describe('what is to come for an alert', () => {
  it('is a second word after 60 s and the manager after 180 s while nobody has acknowledged it', () => {
    expect(nextSteps(anAlert(), [])).toEqual([
      { kind: 'escalated', atMs: msAfter(60) },
      { kind: 'manager', atMs: msAfter(180) }
    ])
    expect(nextSteps(anAlert({ state: 'latched' }), [aTransition('escalated', 60)])).toEqual([
      { kind: 'manager', atMs: msAfter(180) }
    ])
    expect(nextSteps(anAlert(), [aTransition('escalated', 60), aTransition('manager', 180)])).toEqual([])
  })

  it('is counted anew from the end of a mute', () => {
    expect(nextSteps(anAlert(), [aTransition('muted', 10), aTransition('unmuted', 40)])[0]).toEqual({
      kind: 'escalated',
      atMs: msAfter(100)
    })
  })

  it('is nothing while it is muted, not told or over', () => {
    expect(nextSteps(anAlert({ muted: true }), [])).toEqual([])
    expect(nextSteps(anAlert({ notified_at: null }), [])).toEqual([])
    expect(nextSteps(anAlert({ state: 'resolved' }), [])).toEqual([])
  })

  it('is a reminder every 5 minutes once it is acknowledged, as long as it lasts', () => {
    const acknowledged = anAlert({ state: 'acknowledged', acknowledged_at: iso(24) })
    expect(nextSteps(acknowledged, [])).toEqual([{ kind: 'reminded', atMs: msAfter(324) }])
    expect(nextSteps(acknowledged, [aTransition('reminded', 324)])).toEqual([{ kind: 'reminded', atMs: msAfter(624) }])
    expect(nextSteps({ ...acknowledged, ended_at: iso(90) }, [])).toEqual([])
  })

  it('is no escalation for what is seen only, nor a manager for a blind pipeline', () => {
    expect(nextSteps(anAlert({ rule: 'H2', priority: 'medium' }), [])).toEqual([])
    expect(nextSteps(anAlert({ rule: 'S1', priority: 'technical', acknowledged_at: iso(9) }), [])).toEqual([])
    expect(nextSteps(anAlert({ rule: 'P1', priority: 'technical' }), [])).toEqual([
      { kind: 'escalated', atMs: msAfter(60) }
    ])
  })
})
