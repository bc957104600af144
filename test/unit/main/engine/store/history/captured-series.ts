import { decodeLine } from '../../../../../../src/main/engine/ingest/decode-line'
import type { RideReading } from '../../../../../../src/main/engine/ingest/ride-figures'
import {
  idleStream,
  interruptStream,
  type RideSink,
  takeLine
} from '../../../../../../src/main/engine/ingest/ride-tracker'
import type { ReadingColumns } from '../../../../../../src/main/engine/store/history/packed-series'
import { readCapture } from '../../../../../support/captures'

/** The rides of the captures as the console stores them, in no order; none where there are no captures. */
export function capturedSeries(): ReadingColumns[] {
  const messages = readCapture('four-rides-messages.jsonl')?.match(/(?<=^\{"log": ").*(?=\\n"\}$)/gm) ?? []
  const logs = ['ride-user100-raw.log', 'midride-raw.log'].map((name) => readCapture(name)?.split('\n') ?? [])
  return [messages.map((escaped) => escaped.replaceAll('\\"', '"')), ...logs].flatMap(ridesOf)
}

function ridesOf(lines: readonly string[]): ReadingColumns[] {
  const rides: RideReading[][] = []
  const sink: RideSink = {
    rideBegan: () => rides.push([]),
    readingCompleted: (rideId, _, reading) => rides[rideId - 1]?.push(reading),
    rideEnded: () => undefined,
    riderSeen: () => undefined
  }
  const state = idleStream()
  for (const [offset, text] of lines.entries()) {
    const line = decodeLine(text)
    if (line.kind !== 'unreadable') takeLine(state, line, offset, 600_000, sink)
  }
  interruptStream(state, 'gap', sink)
  return rides.map((readings) => ({
    atMs: readings.map((reading) => reading.atMs),
    durationS: readings.map((reading) => reading.durationS),
    heartRateBpm: readings.map((reading) => reading.heartRateBpm),
    cadenceRpm: readings.map((reading) => reading.cadenceRpm),
    powerWatts: readings.map((reading) => reading.powerWatts),
    resistance: readings.map((reading) => reading.resistance)
  }))
}
