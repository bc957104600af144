import { describe, expect, it } from 'vitest'
import { newRideAlerts, takeAlertSample } from '../../src/main/engine/alerts/ride-alerts'
import { rideLimitsOf } from '../../src/main/engine/alerts/ride-limits'
import { decodeMessage } from '../../src/main/engine/ingest/decode-message'
import type { RideReading } from '../../src/main/engine/ingest/ride-figures'
import { idleStream, interruptStream, type RideSink, takeLine } from '../../src/main/engine/ingest/ride-tracker'
import { type AlertRules, defaultAlertRules } from '../../src/shared/domain/alert-rules'
import { priorityOf } from '../../src/shared/figures/alert-priority'
import { noOwnLimits } from '../../src/shared/figures/heart-rate'
import { readCapture } from '../support/captures'

const wrap = (text: string): Buffer[] => linesOf(text).map((line) => Buffer.from(JSON.stringify({ log: `${line}\n` })))
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** The readings of each ride in a log. */
function ridesOf(messages: readonly Buffer[]): RideReading[][] {
  const rides: RideReading[][] = []
  const sink: RideSink = {
    rideBegan: () => rides.push([]),
    readingCompleted: (rideId, _number, reading) => rides[rideId - 1]?.push(reading),
    rideEnded: () => undefined,
    riderSeen: () => undefined
  }
  const state = idleStream()
  for (const [offset, message] of messages.entries()) {
    const line = decodeMessage(message)
    if (line.kind !== 'unreadable') takeLine(state, line, offset, 600_000, sink)
  }
  interruptStream(state, 'silence', sink)
  return rides
}

/** The priorities of the alerts that a ride raises for a rider of that age (null: unknown), by default rules or others. */
function prioritiesOf(ride: readonly RideReading[], years: number | null, rules: AlertRules = defaultAlertRules) {
  const startMs = ride[0]?.atMs ?? 0
  const bornMs = years === null ? null : Date.UTC(new Date(startMs).getUTCFullYear() - years, 0, 1)
  const limits = rideLimitsOf({ version: 0, rules }, { bornMs, gender: null, own: noOwnLimits }, startMs)
  const priorities: ReturnType<typeof priorityOf>[] = []
  const state = newRideAlerts()
  const sink = {
    fired: ({ rule }: { rule: Parameters<typeof priorityOf>[0] }) => priorities.push(priorityOf(rule)),
    peaked: () => undefined,
    clearing: () => undefined,
    firedAgain: () => undefined,
    ended: () => undefined
  }
  for (const reading of ride) takeAlertSample(state, reading, limits, sink)
  return priorities
}

const wholeLines = (text: string): Buffer[] => linesOf(text).map((line) => Buffer.from(line))

describe.each([
  ['ride-user100-raw.log', wrap],
  ['midride-raw.log', wrap],
  ['four-rides-messages.jsonl', wholeLines]
] as const)('the captured rides of %s', (name, messagesOf) => {
  const text = readCapture(name)
  const rides = text === null ? [] : ridesOf(messagesOf(text))
  const ages = [null, ...Array.from({ length: 65 - 18 + 1 }, (_, index) => 18 + index)]

  it.skipIf(text === null)('raise no high-priority alert at any age from 18 to 65, nor at an unknown one', () => {
    expect(rides.flat().filter(({ heartRateBpm }) => heartRateBpm !== null).length).toBeGreaterThan(10)
    for (const years of ages) {
      for (const ride of rides) expect(prioritiesOf(ride, years)).not.toContain('high')
    }
  })
})

describe('the four captured rides', () => {
  const text = readCapture('four-rides-messages.jsonl')
  it.skipIf(text === null)('raise a high-priority alert where the limit lies below the rider', () => {
    const { rules } = defaultAlertRules
    const low: AlertRules = {
      ...defaultAlertRules,
      rules: { ...rules, H1: { ...rules.H1, above_maximum_bpm: -60, clear_above_maximum_bpm: -65 } }
    }
    const raised = ridesOf(wholeLines(text ?? '')).flatMap((ride) => prioritiesOf(ride, 65, low))
    expect(raised).toContain('high')
  })
})
