import { expect, it } from 'vitest'
import { createAlertStore } from '../../../../../src/main/engine/store/alert-store'
import { temporaryData } from './store-fixture'
import { storedAlert, storedTransition } from './stored-alert'

it('keeps an alert as it was given, and what changed of it since', () => {
  const store = createAlertStore(temporaryData())
  const fired = storedAlert(1)
  store.add(fired)
  expect(store.read(1)).toEqual(fired)
  const over = storedAlert(1, {
    state: 'resolved',
    endedMs: 60_000,
    peakBpm: 204,
    acknowledgedMs: 20_000,
    acknowledgedBy: 'Sam',
    isMuted: true,
    note: 'spoke to them'
  })
  store.save(over)
  expect(store.read(1)).toEqual(over)
  expect(store.read(2)).toBeNull()
})

it('reads those that are not resolved', () => {
  const store = createAlertStore(temporaryData())
  const nobody = { rideId: null, riderId: null, bikeKey: null, bikeSerial: null, peakBpm: null, limitBpm: null }
  const open = [storedAlert(1, { state: 'latched' }), storedAlert(3, { ...nobody, rule: 'P1', isLate: true })]
  for (const alert of [...open, storedAlert(2, { state: 'resolved' })]) store.add(alert)
  expect(store.readOpen()).toEqual(open)
})

it('does not bring back an alert that was removed', () => {
  const store = createAlertStore(temporaryData())
  store.save(storedAlert(1))
  expect(store.read(1)).toBeNull()
})

it('knows when each thing happened last', () => {
  const store = createAlertStore(temporaryData())
  store.addTransition(storedTransition(1, { kind: 'reminded', arrivedMs: 5 }))
  store.addTransition(storedTransition(1, { kind: 'reminded', arrivedMs: 9 }))
  store.addTransition(storedTransition(2, { kind: 'manager', arrivedMs: 7 }))
  expect([...store.lastTransitions(1)]).toEqual([['reminded', 9]])
  expect([...store.lastTransitions(3)]).toEqual([])
})

it('names mails to go out in their order until each is noted', () => {
  const store = createAlertStore(temporaryData())
  store.addTransition(storedTransition(1))
  store.addTransition(storedTransition(1, { mailStep: null }))
  store.addTransition(storedTransition(1, { kind: 'escalated', mailStep: 'escalated' }))
  expect(store.mailsToSend()).toEqual([
    { transitionId: 1, alertId: 1, step: 'fired' },
    { transitionId: 3, alertId: 1, step: 'escalated' }
  ])
  store.noteMail(1)
  expect(store.mailsToSend().map(({ step }) => step)).toEqual(['escalated'])
})
