import { describe, expect, it } from 'vitest'
import {
  dueWord,
  type EscalationTimes,
  hasNotice,
  isSoundDue,
  mailStepOf,
  soundOf
} from '../../../../../src/main/engine/alerts/escalation'
import { type AlertRuleId, alertRuleIds } from '../../../../../src/shared/domain/alert'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { priorityOf } from '../../../../../src/shared/figures/alert-priority'

const toldMs = 1_000_000
const second = (s: number): number => toldMs + s * 1_000
const never: EscalationTimes = { fromMs: toldMs, escalatedMs: null, managerMs: null, remindedMs: null }

const alert = (rule: AlertRuleId, more: Partial<Parameters<typeof dueWord>[0]> = {}) => ({
  rule,
  priority: priorityOf(rule),
  endedMs: null,
  acknowledgedMs: null,
  notifiedMs: toldMs,
  isMuted: false,
  ...more
})

describe('a very high heart rate that nobody acknowledges', () => {
  it('is told once more after 60 s, and is the manager\u2019s turn after 180 s, each once', () => {
    const h1 = alert('H1')
    expect(dueWord(h1, never, second(59.999))).toBeNull()
    expect(dueWord(h1, never, second(60))).toBe('escalated')
    const escalated = { ...never, escalatedMs: second(60) }
    expect(dueWord(h1, escalated, second(179.999))).toBeNull()
    expect(dueWord(h1, escalated, second(180))).toBe('manager')
    expect(dueWord(h1, { ...escalated, managerMs: second(180) }, second(9_999))).toBeNull()
  })

  it('goes through both steps, one after the other, where a console was down for both', () => {
    expect(dueWord(alert('H1'), never, second(600))).toBe('escalated')
    expect(dueWord(alert('H1'), { ...never, escalatedMs: second(600) }, second(601))).toBe('manager')
  })

  it('goes on when it is over: it waits for somebody', () => {
    expect(dueWord(alert('H1', { endedMs: second(20) }), never, second(60))).toBe('escalated')
  })

  it('counts from the end of a mute', () => {
    const times = { ...never, fromMs: second(100) }
    expect(dueWord(alert('H1'), times, second(159))).toBeNull()
    expect(dueWord(alert('H1'), times, second(160))).toBe('escalated')
  })

  it.each([
    ['acknowledged', { acknowledgedMs: second(5) }],
    ['muted', { isMuted: true }],
    ['never told', { notifiedMs: null }]
  ])('is not told again while it is %s', (_, more) => {
    const h1 = alert('H1', more)
    expect(dueWord(h1, never, second(200))).toBeNull()
    expect(isSoundDue(h1, null, second(200))).toBe(false)
  })

  it('sounds again 15 s after it was last heard', () => {
    const h1 = alert('H1')
    expect(isSoundDue(h1, null, second(1))).toBe(true)
    expect(isSoundDue(h1, second(0), second(14.999))).toBe(false)
    expect(isSoundDue(h1, second(0), second(15))).toBe(true)
  })
})

describe('an alert that was acknowledged and is still true', () => {
  it.each(['H1', 'H2', 'H4', 'L1', 'L2', 'P1'] as const)('reminds of %s after 5 minutes, and again each 5', (rule) => {
    const acknowledged = alert(rule, { acknowledgedMs: second(10) })
    expect(dueWord(acknowledged, never, second(309))).toBeNull()
    expect(dueWord(acknowledged, never, second(310))).toBe('reminded')
    const once = { ...never, remindedMs: second(310) }
    expect(dueWord(acknowledged, once, second(609))).toBeNull()
    expect(dueWord(acknowledged, once, second(610))).toBe('reminded')
  })

  it('says no more when it is over', () => {
    expect(dueWord(alert('H1', { acknowledgedMs: second(10), endedMs: second(20) }), never, second(999))).toBeNull()
  })

  it('reminds of nothing that makes no sound', () => {
    for (const rule of ['H3', 'S1', 'S2'] as const) {
      expect(dueWord(alert(rule, { acknowledgedMs: second(10) }), never, second(999))).toBeNull()
    }
  })
})

it('escalates nothing but the grave ones, and asks no manager about a broker', () => {
  for (const rule of alertRuleIds) {
    const word = dueWord(alert(rule), never, second(999))
    expect([rule, word]).toEqual([rule, rule === 'H1' || rule === 'P1' ? 'escalated' : null])
  }
  expect(dueWord(alert('P1'), { ...never, escalatedMs: second(60) }, second(999))).toBeNull()
})

it('has a sound by priority, and a notice for what is loud only', () => {
  expect(Object.fromEntries(alertRuleIds.map((rule) => [rule, soundOf(alert(rule))]))).toEqual({
    H1: 'high',
    H2: 'medium',
    H3: null,
    H4: 'medium',
    L1: 'medium',
    L2: 'medium',
    S1: null,
    S2: null,
    P1: 'high'
  })
  expect(alertRuleIds.filter((rule) => hasNotice(alert(rule)))).toEqual(['H1', 'P1'])
})

it('sends mail where the rule says so, and never about the pipeline', () => {
  const rules = structuredClone(defaultAlertRules)
  rules.rules.H2.email = true
  rules.rules.H1.email = true
  expect(mailStepOf(alert('H1'), 'notified', rules)).toBe('fired')
  expect(mailStepOf(alert('H1'), 'manager', rules)).toBe('manager')
  expect(mailStepOf(alert('H2'), 'reminded', rules)).toBe('reminded')
  expect(mailStepOf(alert('L1'), 'notified', rules)).toBeNull()
  expect(mailStepOf(alert('P1'), 'notified', rules)).toBeNull()
})
