import { expect, it } from 'vitest'
import { type AlertFacts, stateOf } from '../../../../../src/main/engine/alerts/alert-state'

const told: AlertFacts = { priority: 'high', endedMs: null, acknowledgedMs: null, notifiedMs: 1, isClearing: false }

it.each<[string, Partial<AlertFacts>, string]>([
  ['outside the range', {}, 'firing'],
  ['outside the range and acknowledged', { acknowledgedMs: 2 }, 'acknowledged'],
  ['back in the range for a moment', { isClearing: true }, 'clearing'],
  ['back in the range for a moment and acknowledged', { isClearing: true, acknowledgedMs: 2 }, 'clearing'],
  ['over, grave and not acknowledged', { endedMs: 3 }, 'latched'],
  ['over and acknowledged', { endedMs: 3, acknowledgedMs: 2 }, 'resolved'],
  ['over, and nobody was told', { endedMs: 3, notifiedMs: null }, 'resolved'],
  ['over and not grave', { endedMs: 3, priority: 'medium' }, 'resolved'],
  ['over and about the pipeline', { endedMs: 3, priority: 'technical' }, 'resolved']
])('an alert that is %s', (_, facts, state) => {
  expect(stateOf({ ...told, ...facts })).toBe(state)
})
