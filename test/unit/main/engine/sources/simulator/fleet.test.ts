import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFleet, type FleetMessage } from '../../../../../../src/main/engine/sources/simulator'
import { anchorMs, hourMs, minuteMs, readByBike, readLine, readPartition } from './simulated-log'

const options = { seed: 7, bikes: 8, anchorMs }
const untilMs = anchorMs + 3 * hourMs
const textOf = (messages: readonly FleetMessage[]): string[] =>
  messages.map(({ offset, key, value, timestampMs }) => `${offset} ${key} ${timestampMs} ${value}`)

describe('the log of a fleet', () => {
  it('is the same for the same options and another for each other one', () => {
    const read = (changed: Partial<typeof options> = {}): string[] =>
      textOf(createFleet({ ...options, ...changed }).read(1, 0, untilMs, 4_000))
    expect(read()).toEqual(read())
    expect(read({ seed: 8 })).not.toEqual(read())
    expect(read({ bikes: 9 })).not.toEqual(read())
    expect(read({ anchorMs: anchorMs + 1 })).not.toEqual(read())
  })

  it('has consecutive offsets from 0, in the order of log time, and never a message before the anchor', () => {
    const fleet = createFleet(options)
    for (let partition = 0; partition < 3; partition += 1) {
      const messages = readPartition(fleet, partition, untilMs)
      expect(messages.map(({ offset }) => offset)).toEqual(messages.map((_, index) => index))
      expect(messages[0]?.timestampMs).toBeGreaterThanOrEqual(anchorMs)
      expect(messages.every(({ timestampMs }, index) => timestampMs >= (messages[index - 1]?.timestampMs ?? 0))).toBe(
        true
      )
    }
  })

  it('keeps each bike in one partition, at most one message in half a second', () => {
    const fleet = createFleet(options)
    for (let partition = 0; partition < 3; partition += 1) {
      const messages = readPartition(fleet, partition, anchorMs + hourMs)
      const ticks = messages.map(({ key, timestampMs }) => `${key} ${Math.floor((timestampMs - anchorMs) / 500)}`)
      expect(new Set(ticks).size).toBe(messages.length)
      const serials = ['SN0001', 'SN0002', 'SN0003', 'SN0004', 'SN0005', 'SN0006', 'SN0007', 'SN0008']
      expect([...new Set(messages.map(({ key }) => key.toString()))].sort()).toEqual(
        serials.filter((_, bike) => bike % 3 === partition)
      )
    }
  })

  it('reads the same from any offset as from the beginning, however the reads are cut and mixed', () => {
    const whole = Array.from({ length: 3 }, (_, partition) =>
      textOf(readPartition(createFleet(options), partition, untilMs))
    )
    const reads = fc.array(
      fc.record({
        partition: fc.nat(2),
        place: fc.double({ min: 0, max: 1, noNaN: true }),
        most: fc.integer({ min: 1, max: 700 })
      }),
      {
        minLength: 1,
        maxLength: 25
      }
    )
    fc.assert(
      fc.property(reads, (asked) => {
        const fleet = createFleet(options)
        for (const { partition, place, most } of asked) {
          const expected = whole[partition] ?? []
          const from = Math.floor(place * expected.length)
          expect(textOf(fleet.read(partition, from, untilMs, most))).toEqual(expected.slice(from, from + most))
        }
      }),
      { numRuns: 60 }
    )
  })

  it('ends at every moment where counting its messages ends', () => {
    const fleet = createFleet(options)
    const whole = Array.from({ length: 3 }, (_, partition) => readPartition(createFleet(options), partition, untilMs))
    fc.assert(
      fc.property(fc.nat(2), fc.integer({ min: -minuteMs, max: 3 * hourMs }), (partition, afterMs) => {
        const messages = whole[partition] ?? []
        const counted = messages.filter(({ timestampMs }) => timestampMs <= anchorMs + afterMs).length
        expect(fleet.endAt(partition, anchorMs + afterMs)).toBe(counted)
        // What is read up to that moment is what the end says.
        expect(fleet.read(partition, Math.max(0, counted - 3), anchorMs + afterMs, 10)).toHaveLength(
          Math.min(3, counted)
        )
      })
    )
  })

  it('begins, with a retention, at the first message that is not older', () => {
    const fleet = createFleet(options)
    const heldMs = 20 * minuteMs
    for (const atMs of [anchorMs, anchorMs + 5 * minuteMs, anchorMs + heldMs, anchorMs + 2 * hourMs]) {
      for (const { partition, low, high } of fleet.endsAt(atMs, heldMs)) {
        const messages = readPartition(fleet, partition, atMs)
        expect(high).toBe(messages.length)
        expect(low).toBe(messages.filter(({ timestampMs }) => timestampMs < atMs - heldMs).length)
      }
    }
  })

  it('finds a place after months at once and continues there as anywhere', () => {
    const atMs = anchorMs + 200 * 24 * hourMs
    const fleet = createFleet({ ...options, bikes: 24 })
    const end = fleet.endAt(2, atMs)
    const messages = fleet.read(2, end - 2_000, atMs, 5_000)
    expect(messages).toHaveLength(2_000)
    expect(messages.at(-1)?.offset).toBe(end - 1)
    expect(messages.at(-1)?.timestampMs).toBeGreaterThan(atMs - 1_000)
    expect(textOf(createFleet({ ...options, bikes: 24 }).read(2, end - 500, atMs, 500))).toEqual(
      textOf(messages.slice(1_500))
    )
  })

  it('has on each bike rides in the order of the feed, half a second from line to line', () => {
    const kindsAfter: Record<string, string[]> = {
      main: ['new ride'],
      'new ride': ['fetch'],
      fetch: ['system'],
      system: ['ride'],
      ride: ['telemetry'],
      telemetry: ['ride', 'main']
    }
    for (const messages of readByBike(createFleet(options), untilMs).values()) {
      const lines = messages.map((message) => ({ ...readLine(message), sentMs: message.timestampMs }))
      const wrong = lines.filter((line, index) => {
        const before = lines[index - 1]
        if (before === undefined) return false
        const isSoon = line.kind === 'main' || Math.abs(line.sentMs - before.sentMs - 500) <= 2
        return !isSoon || !kindsAfter[before.kind]?.includes(line.kind)
      })
      expect(wrong).toEqual([])
      const clock = lines.flatMap((line) => (line.kind === 'main' ? [0] : line.kind === 'ride' ? [line.duration] : []))
      const isCounting = clock.every(
        (duration, index) => index === 0 || duration === 0 || duration === (clock[index - 1] ?? 0) + 1
      )
      expect(isCounting).toBe(true)
    }
  })

  it('begins most rides within seconds when told to, with the riders known, and counts them as it sends them', () => {
    const fresh = { ...options, bikes: 60, beginsAfresh: true }
    const byBike = readByBike(createFleet(fresh), anchorMs + 20_000)
    const beginnings = [...byBike.values()].map((messages) =>
      messages[0] === undefined ? null : readLine(messages[0]).kind
    )
    expect(byBike.size).toBeGreaterThan(50)
    expect(beginnings.filter((kind) => kind === 'main').length).toBeGreaterThan(40)
    expect(beginnings.filter((kind) => kind === 'ride' || kind === 'telemetry').length).toBeGreaterThan(0)
    for (let seed = 0; seed < 30; seed += 1) {
      const alone = readByBike(createFleet({ seed, bikes: 1, anchorMs, beginsAfresh: true }), anchorMs + 20_000)
      expect(alone.get('SN0001')?.length ?? 0).toBeGreaterThan(10)
    }
    for (const afterMs of [0, 3_000, 12_000, 600_000, hourMs, 5 * hourMs]) {
      const fleet = createFleet(fresh)
      for (let partition = 0; partition < fleet.partitions; partition += 1) {
        const messages = readPartition(createFleet(fresh), partition, anchorMs + afterMs)
        expect(fleet.endAt(partition, anchorMs + afterMs)).toBe(messages.length)
      }
    }
  })

  it('finds bikes in mid-ride at the anchor, on either line of a reading', () => {
    const kinds = [...readByBike(createFleet({ ...options, bikes: 40 }), anchorMs + 499).values()].map(
      ([message]) => message && readLine(message).kind
    )
    expect(kinds.filter((kind) => kind === 'ride').length).toBeGreaterThan(5)
    expect(kinds.filter((kind) => kind === 'telemetry').length).toBeGreaterThan(5)
  })

  it('shows every bike within the time the log is held', () => {
    for (const seed of [1, 2, 3]) {
      expect(readByBike(createFleet({ ...options, seed, bikes: 24 }), anchorMs + 20 * minuteMs).size).toBe(24)
    }
  })

  it('has no more partitions than bikes', () => {
    const fleet = createFleet({ ...options, bikes: 2 })
    expect(fleet.partitions).toBe(2)
    expect(fleet.endsAt(untilMs, hourMs)).toHaveLength(2)
    expect(() => fleet.endAt(2, untilMs)).toThrow(RangeError)
  })
})
