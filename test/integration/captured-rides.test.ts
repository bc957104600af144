import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../../src/main/engine/ingest/ingest'
import { openData, openOps } from '../../src/main/engine/store/files'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../src/main/engine/store/ingest-store'
import { createRideQueries, type RideQueries } from '../../src/main/engine/store/ride-queries'
import { readCapture } from '../support/captures'
import { makeTemporaryFolder } from '../support/temporary-folder'

const oneRide = readCapture('ride-user100-raw.log')
const midRide = readCapture('midride-raw.log')
const fourRides = readCapture('four-rides-messages.jsonl')

/** A store that has read these messages from partition 0, and the questions to ask of it. */
function storeOf(values: readonly Buffer[]): {
  rides: RideQueries
  log: ReturnType<ReturnType<typeof createIngest>['log']>
  close(): void
} {
  const folder = makeTemporaryFolder()
  const data = openData(folder.path)
  const ops = openOps(folder.path)
  const ingest = createIngest(
    {
      store: createIngestStore(data),
      rideIds: createIdSource(ops, 'ride'),
      silenceLimitMs: 600_000,
      from: 'earliest',
      now: Date.now
    },
    () => undefined
  )
  ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: values.length }] })
  ingest.take({
    partition: 0,
    messages: values.map((value, offset) => ({ offset, key: null, value })),
    holes: [],
    endsBefore: values.length
  })
  ingest.endSilentRides(0, Date.now(), () => true)
  return {
    rides: createRideQueries(data),
    log: ingest.log(),
    close() {
      data.close()
      ops.close()
      folder.remove()
    }
  }
}

const wrap = (text: string): Buffer[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(JSON.stringify({ log: `${line}\n` })))
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe.skipIf(oneRide === null)('the captured ride of rider 100', () => {
  const text = oneRide ?? ''
  let store: ReturnType<typeof storeOf>
  beforeAll(() => {
    store = storeOf(wrap(text))
  })
  afterAll(() => store.close())

  it('has 498 readings and the figures that the text itself gives', () => {
    const telemetry = [...text.matchAll(/hrt = (\d+); rpm = (\d+); power = ([\d.]+)/g)]
    const resistances = [...text.matchAll(/resistance = (\d+)/g)].map((match) => Number(match[1]))
    const durations = [...text.matchAll(/duration = ([\d.]+)/g)].map((match) => Number(match[1]))
    const heartRates = telemetry.map((match) => Number(match[1])).filter((bpm) => bpm > 0)
    const cadences = telemetry.map((match) => Number(match[2]))
    const powers = telemetry.map((match) => Number(match[3]))
    const stamps = [...text.matchAll(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})/gm)].map(
      (match) => `${match[1]}T${match[2]}Z`
    )

    const { items, next_cursor } = store.rides.list(10, undefined)
    expect(next_cursor).toBeNull()
    expect(items).toHaveLength(1)
    const [ride] = items
    expect(ride).toMatchObject({
      rider_id: 100,
      bike_serial: 'SN0000',
      reading_count: 498,
      start_time: stamps[0],
      end_time: stamps.at(-1),
      duration_s: (durations.at(-1) ?? 0) - (durations[0] ?? 0) + 1,
      max_heart_rate: Math.max(...heartRates),
      min_heart_rate: Math.min(...heartRates),
      max_power: Math.max(...powers),
      max_resistance: Math.max(...resistances),
      max_cadence: Math.max(...cadences),
      store: 'daily'
    })
    expect(telemetry).toHaveLength(498)
    expect(ride?.avg_heart_rate).toBeCloseTo(sum(heartRates) / heartRates.length, 9)
    expect(ride?.avg_power).toBeCloseTo(sum(powers) / powers.length, 9)
    expect(ride?.avg_resistance).toBeCloseTo(sum(resistances) / resistances.length, 9)
    expect(ride?.avg_cadence).toBeCloseTo(sum(cadences) / cadences.length, 9)
    expect(ride?.energy_kj).toBeCloseTo(sum(powers) / 1_000, 9)
  })

  it('gives every reading back exactly as it was received', () => {
    const telemetry = [...text.matchAll(/hrt = (\d+); rpm = (\d+); power = ([\d.]+)/g)]
    const rideLines = [...text.matchAll(/duration = ([\d.]+); resistance = (\d+)/g)]
    const [ride] = store.rides.list(1, undefined).items
    const read: unknown[] = []
    let cursor: string | undefined
    do {
      const page = store.rides.readings(ride?.ride_id ?? 0, 100, cursor)
      read.push(...(page?.items ?? []))
      cursor = page?.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(read).toEqual(
      telemetry.map((match, index) => ({
        t_s: Number(rideLines[index]?.[1]),
        heart_rate: match[1] === '0' ? null : Number(match[1]),
        cadence: Number(match[2]),
        power: Number(match[3]),
        resistance: Number(rideLines[index]?.[2])
      }))
    )
  })

  it('counts every line of the text', () => {
    const lines = text.split('\n').filter((line) => line !== '').length
    const [partition] = store.log?.partitions ?? []
    expect(partition).toMatchObject({ nextOffset: lines, stored: lines - 3, control: 3, duplicate: 0, quarantined: 0 })
  })
})

describe.skipIf(midRide === null)('a capture that begins in mid-ride', () => {
  it('is the ride of an unknown rider', () => {
    const store = storeOf(wrap(midRide ?? ''))
    const [ride] = store.rides.list(10, undefined).items
    expect(ride).toMatchObject({ rider_id: null, bike_serial: null, start_time: '2022-10-04T10:05:10.588Z' })
    store.close()
  })
})

describe.skipIf(fourRides === null)('four captured rides as messages', () => {
  it('are four rides, every message accounted for', () => {
    const lines = (fourRides ?? '').split('\n').filter((line) => line !== '')
    const store = storeOf(lines.map((line) => Buffer.from(line)))
    const riders = [...(fourRides ?? '').matchAll(/\\"user_id\\":(\d+)/g)].map((match) => Number(match[1]))
    expect(
      store.rides
        .list(10, undefined)
        .items.map((ride) => ride.rider_id)
        .reverse()
    ).toEqual(riders)
    const [partition] = store.log?.partitions ?? []
    expect(partition?.nextOffset).toBe(lines.length)
    expect((partition?.stored ?? 0) + (partition?.control ?? 0) + (partition?.duplicate ?? 0)).toBe(lines.length)
    store.close()
  })
})
