import { describe, expect, it } from 'vitest'
import { endedTogether, type LivenessFacts, livenessOf, totalLag } from '../../../../src/renderer/live/liveness'
import { partitionStatus, statusWith } from './status-fixture'

const eventMs = Date.parse('2026-11-24T14:03:22.000Z')
const facts = (given: Partial<LivenessFacts> = {}): LivenessFacts => ({
  link: { kind: 'up' },
  status: statusWith(),
  newestEventMs: eventMs,
  unchangedForMs: 0,
  isAnyoneRiding: true,
  ridersAtNewest: 2,
  unseenForMs: 400,
  nowMs: eventMs + 400,
  ...given
})

describe('livenessOf', () => {
  it('is not live once the console has not looked at itself for ten seconds, whatever it said last', () => {
    const stalled = {
      kind: 'not-live',
      reason: 'stalled',
      sinceMs: Date.parse('2026-11-24T14:03:22.400Z'),
      message: null
    }
    expect(livenessOf(facts({ unseenForMs: 9_999 })).kind).toBe('live')
    expect(livenessOf(facts({ unseenForMs: 10_000 }))).toEqual(stalled)
    const catchingUp = statusWith({ state: 'catching_up' })
    expect(livenessOf(facts({ unseenForMs: 10_000, status: catchingUp }))).toEqual(stalled)
  })

  it('says why it is not live, rather than stalled, where the console said so itself', () => {
    const status = statusWith({ state: 'disconnected' })
    expect(livenessOf(facts({ unseenForMs: 60_000, status }))).toMatchObject({ reason: 'disconnected' })
  })

  it('is live below five seconds, delayed from there on, not live from thirty', () => {
    expect(livenessOf(facts())).toEqual({ kind: 'live', ageMs: 400 })
    expect(livenessOf(facts({ nowMs: eventMs + 4_999 })).kind).toBe('live')
    expect(livenessOf(facts({ nowMs: eventMs + 5_000 }))).toEqual({ kind: 'delayed', ageMs: 5_000 })
    expect(livenessOf(facts({ nowMs: eventMs + 30_000 }))).toEqual({
      kind: 'not-live',
      reason: 'silent',
      sinceMs: eventMs,
      message: null
    })
  })

  it('stays delayed where one bike alone fell silent: its rider may have left', () => {
    expect(livenessOf(facts({ ridersAtNewest: 1, nowMs: eventMs + 300_000 }))).toEqual({
      kind: 'delayed',
      ageMs: 300_000
    })
  })

  it('does not take a feed whose clock is ahead for live after it stopped', () => {
    const ahead = facts({ newestEventMs: eventMs + 3_600_000, unchangedForMs: 12_000 })
    expect(livenessOf(ahead)).toEqual({ kind: 'delayed', ageMs: 12_000 })
  })

  it('never tells a negative age', () => {
    expect(livenessOf(facts({ nowMs: eventMs - 2_000 }))).toEqual({ kind: 'live', ageMs: 0 })
  })

  it('is quiet, not dead, when no bike rides and the broker has nothing more', () => {
    const night = facts({ isAnyoneRiding: false, nowMs: eventMs + 7_200_000 })
    expect(livenessOf(night)).toEqual({ kind: 'quiet', ageMs: 7_200_000 })
    expect(livenessOf(facts({ isAnyoneRiding: false, newestEventMs: null, unchangedForMs: null }))).toEqual({
      kind: 'quiet',
      ageMs: null
    })
  })

  it('is not live while the source is disconnected, since the last reading', () => {
    const status = statusWith({ state: 'disconnected', message: 'Broker does not answer.' })
    expect(livenessOf(facts({ status }))).toEqual({
      kind: 'not-live',
      reason: 'disconnected',
      sinceMs: eventMs,
      message: 'Broker does not answer.'
    })
  })

  it('is not live since the disconnection when no one rode then', () => {
    const status = statusWith({ state: 'disconnected', state_since: '2026-11-24T14:10:00.000Z' })
    expect(livenessOf(facts({ status, isAnyoneRiding: false }))).toMatchObject({
      sinceMs: Date.parse('2026-11-24T14:10:00.000Z')
    })
  })

  it.each(['paused_disk_full', 'safe_mode'] as const)('is not live while the console is in %s', (state) => {
    expect(livenessOf(facts({ status: statusWith({ state }) }))).toMatchObject({ kind: 'not-live', reason: 'paused' })
  })

  it('says that it is catching up and by how much, however fresh the last event looks', () => {
    const status = statusWith({
      state: 'catching_up',
      partitions: [partitionStatus({ lag: 1_000 }), partitionStatus({ partition: 1, lag: 234 })]
    })
    expect(livenessOf(facts({ status }))).toEqual({ kind: 'catching-up', behind: 1_234 })
  })

  it('is not live since the line to the console was lost, whatever was known before', () => {
    expect(livenessOf(facts({ link: { kind: 'lost', sinceMs: eventMs + 100 } }))).toEqual({
      kind: 'not-live',
      reason: 'no-console',
      sinceMs: eventMs + 100,
      message: null
    })
  })

  it('claims nothing before the console has answered', () => {
    expect(livenessOf(facts({ link: { kind: 'connecting' } })).kind).toBe('checking')
    expect(livenessOf(facts({ status: null })).kind).toBe('checking')
    expect(livenessOf(facts({ status: statusWith({ state: 'starting' }) })).kind).toBe('starting')
  })
})

describe('endedTogether', () => {
  it('counts the moments within five seconds of the newest', () => {
    expect(endedTogether([eventMs, eventMs - 5_000, eventMs - 5_001, eventMs - 90_000])).toBe(2)
    expect(endedTogether([eventMs])).toBe(1)
    expect(endedTogether([])).toBe(0)
  })
})

describe('totalLag', () => {
  it('is unknown while any partition was not asked', () => {
    const partitions = [partitionStatus({ lag: 3 }), partitionStatus({ partition: 1, lag: null })]
    expect(totalLag(statusWith({ partitions }))).toBeNull()
    expect(totalLag(statusWith({ partitions: [] }))).toBeNull()
  })
})
