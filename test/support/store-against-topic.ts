import { isDeepStrictEqual } from 'node:util'
import type { DumpedMessage } from './kafka'
import { type ReferenceAnswer, type ReferenceReading, referenceRides } from './reference-rides'
import { type DumpedRide, dumpOfReference, dumpRides } from './store-dump'

export interface Comparison {
  readonly reference: ReferenceAnswer
  /** Readings that the topic holds and the store does not. */
  readonly lost: number
  /** Readings that the store holds more often than the topic. */
  readonly twice: number
  /** Rides that differ in anything, those that only one of the two has among them: where they begin. */
  readonly different: readonly string[]
}

/** Holds all rides of a data file against what an independent reading of the topic makes of it. */
export function compareWithTopic(file: string, topic: readonly DumpedMessage[], silenceMs: number): Comparison {
  const messages = topic.map((each) => ({ ...each, offset: Number(each.offset) }))
  const reference = referenceRides(messages, silenceMs)
  const stored = byOrigin(dumpRides(file))
  const expected = byOrigin(dumpOfReference(reference))
  let lost = 0
  let twice = 0
  const different: string[] = []
  for (const origin of new Set([...stored.keys(), ...expected.keys()])) {
    const ours = stored.get(origin) ?? []
    const theirs = expected.get(origin) ?? []
    if (isDeepStrictEqual(ours, theirs)) continue
    different.push(origin)
    const readings = (rides: readonly DumpedRide[]): ReferenceReading[] => rides.flatMap((ride) => ride.readings)
    lost += surplus(readings(theirs), readings(ours))
    twice += surplus(readings(ours), readings(theirs))
  }
  return { reference, lost, twice, different }
}

/** A list each: a ride that is stored twice must not hide behind the other. */
function byOrigin(rides: readonly DumpedRide[]): Map<string, DumpedRide[]> {
  const found = new Map<string, DumpedRide[]>()
  for (const ride of rides) found.set(ride.origin, [...(found.get(ride.origin) ?? []), ride])
  return found
}

/** How many of `some` have no counterpart in `others`. */
function surplus(some: readonly ReferenceReading[], others: readonly ReferenceReading[]): number {
  const counts = new Map<string, number>()
  for (const reading of others) {
    const name = JSON.stringify(reading)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  let count = 0
  for (const reading of some) {
    const name = JSON.stringify(reading)
    const left = counts.get(name) ?? 0
    if (left > 0) counts.set(name, left - 1)
    else count += 1
  }
  return count
}
