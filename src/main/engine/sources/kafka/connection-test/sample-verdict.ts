import { decodeMessage } from '../../../ingest/decode-message'
import type { LogLine } from '../../../ingest/log-line'
import { failed, type Outcome, passed } from './outcome'
import type { TailMessage } from './tail-reader'

const kindInWords: Record<LogLine['kind'], string> = {
  main: 'the beginning of a log',
  'new-ride': 'the beginning of a ride',
  fetch: 'a bike that asks who rides',
  system: 'who rides',
  ride: 'the clock and the resistance of a ride',
  telemetry: 'heart rate, cadence and power'
}

export const emptyTopic: Outcome = passed(
  'The topic is empty: no message has come yet, and rides appear as soon as a bike sends.'
)

/** What the newest of the messages is; nothing of what it says. */
export function sampleVerdict(messages: readonly TailMessage[]): Outcome {
  const sorted = [...messages].sort(
    (a, b) => b.writtenMs - a.writtenMs || b.offset - a.offset || a.partition - b.partition
  )
  const newest = sorted[0]
  if (newest === undefined) {
    return passed(
      'The end of the topic holds no message, only marks of transactions; a message will be read when it comes.'
    )
  }
  const where = placeOf(newest)
  const line = decodeMessage(newest.value)
  if (line.kind !== 'unreadable') return passed(`The newest message is understood: ${kindInWords[line.kind]}.`, where)
  const understood = sorted.filter(({ value }) => decodeMessage(value).kind !== 'unreadable').length
  if (understood > 0) {
    const others = `${understood} of the ${sorted.length} last ${understood === 1 ? 'is' : 'are'}`
    return passed(`The newest message is not understood (${line.reason}), but ${others}.`, where)
  }
  return failed({
    sentence: `The newest message is not one of a bike (${line.reason}); check that this is the topic of the bikes.`,
    detail: where
  })
}

/** "Partition 2, offset 1234, written 2022-07-06T10:00:03Z" */
function placeOf({ partition, offset, writtenMs }: TailMessage): string {
  const written = new Date(writtenMs)
  const moment = writtenMs <= 0 || Number.isNaN(written.getTime()) ? '' : `, written ${secondsOf(written)}`
  return `Partition ${partition}, offset ${offset}${moment}`
}

const secondsOf = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z')
