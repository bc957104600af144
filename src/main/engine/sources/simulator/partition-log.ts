import type { LogMessage } from '../telemetry-source'
import type { FleetBike } from './fleet-bike'
import type { LogClock } from './log-clock'

export interface FleetMessage extends LogMessage {
  readonly key: Buffer
  readonly value: Buffer
  /** Log time, UTC epoch ms. */
  readonly timestampMs: number
}

/** The messages of some bikes as a log: offsets count from 0 in the order of log time. */
export interface PartitionLog {
  /** How many messages have a log time at or before that moment: the offset after the last of them. */
  endAt(atMs: number): number
  /** The messages from `offset` on with a log time at or before `untilMs`, at most `most`. */
  read(offset: number, untilMs: number, most: number): FleetMessage[]
  /** The offset of a bike's message in a tick in which it sends one. */
  offsetOf(bike: FleetBike, tick: number): number
}

/** Where reading goes on without counting anew. */
interface Cursor {
  offset: number
  tick: number
  /** How many of the bikes had their turn in the tick. */
  turn: number
}

/** `bikes` in the order of their numbers, which is that of their moments within a tick. */
export function createPartitionLog(bikes: readonly FleetBike[], clock: LogClock): PartitionLog {
  const countBefore = (tick: number): number =>
    bikes.reduce((sum, { schedule }) => sum + schedule.messagesBefore(tick), 0)

  /** The beginning of the tick in which the message with that offset lies, by halving. */
  const locate = (offset: number): Cursor => {
    let low = 0
    let high = 1
    while (countBefore(high) <= offset) {
      low = high
      high *= 2
    }
    while (low < high - 1) {
      const middle = Math.floor((low + high) / 2)
      if (countBefore(middle) <= offset) low = middle
      else high = middle
    }
    return { offset: countBefore(low), tick: low, turn: 0 }
  }
  let last: Cursor = { offset: 0, tick: 0, turn: 0 }

  return {
    endAt: (atMs) =>
      bikes.reduce((sum, { schedule, number }) => sum + schedule.messagesBefore(clock.ticksDue(number, atMs)), 0),
    read(offset, untilMs, most) {
      const endMicros = (Math.floor(untilMs) + 1) * 1_000
      const cursor = last.offset === offset ? last : locate(offset)
      const messages: FleetMessage[] = []
      while (messages.length < most) {
        const bike = bikes[cursor.turn]
        if (bike === undefined) {
          cursor.tick += 1
          cursor.turn = 0
          continue
        }
        const atMicros = clock.microsOf(bike.number, cursor.tick)
        if (atMicros >= endMicros) break
        const value = bike.messageAt(cursor.tick)
        cursor.turn += 1
        if (value === null) continue
        if (cursor.offset >= offset) {
          messages.push({ offset: cursor.offset, key: bike.key, value, timestampMs: Math.floor(atMicros / 1_000) })
        }
        cursor.offset += 1
      }
      last = cursor
      return messages
    },
    offsetOf: (bike, tick) =>
      bikes.reduce(
        (sum, { schedule, number }) => sum + schedule.messagesBefore(number < bike.number ? tick + 1 : tick),
        0
      )
  }
}
