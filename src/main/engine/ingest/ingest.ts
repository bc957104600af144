import { sparklineSeconds } from '../../../shared/domain/floor'
import type { ReadingWatch } from '../alerts/reading-watch'
import type { Hole, LogMessage, MessageBatch, OpenedLog, PartitionPosition } from '../sources/telemetry-source'
import type { IdSource } from '../store/id-marks'
import type { IngestStore } from '../store/ingest-store'
import { type LogRow, newLedger, type PartitionLedger, type StoredGap } from '../store/ledger'
import type { QuarantinedMessage } from '../store/quarantine'
import { latin1OfStreamKey, serialFromKey } from '../store/stream-key'
import { type BikeStream, fingerprintOf, newBikeStream, restoredBikeStream } from './bike-stream'
import { countLine } from './count-line'
import { decodeMessage } from './decode-message'
import type { Deletions, LogName, StreamName } from './deletions'
import { heedDeletions } from './heed-deletions'
import { isLastRead } from './last-read'
import { planPositions } from './log-positions'
import { type CountedAs, createMessageTail, type MessageTail } from './message-tail'
import { interruptStream, lastSignMs, placeIn, type RideSink, takeLine, underWay } from './ride-tracker'

export interface IngestOptions {
  readonly store: IngestStore
  readonly rideIds: IdSource
  readonly silenceLimitMs: number
  /** Where a log begins that was never read. */
  readonly from: 'earliest' | 'latest'
  /** Wall clock, for what is noted about arrivals; no figure of a ride depends on it. */
  readonly now: () => number
  /** Rides that were deleted: read again, they are counted and passed over. Without it nothing is. */
  readonly deletions?: Deletions
  /** Looks at each reading in the same transaction; without one nobody does. */
  readonly watch?: ReadingWatch
}

export interface IngestedLog {
  readonly topic: string
  readonly logId: number
  readonly partitions: readonly PartitionLedger[]
}

/**
 * Takes messages into the store, each exactly once. Position, bike streams, rides, readings, gaps and quarantine change
 * in one transaction a batch; whatever throws leaves the store as it was and the memory is read from it again, so the
 * same batch can be given once more.
 */
export interface Ingest {
  /** Before the source is reached: shows what the store knows of the topic. Nothing can be taken until `openLog`. */
  recall(topic: string): void
  /** Takes up a log where it was left and answers where to read on. */
  openLog(log: OpenedLog): PartitionPosition[]
  /**
   * Whether a message that stands just before the position of its partition is the one that was read there. A place that
   * was never read, or lies in a gap, tells nothing: then it is taken for the same.
   */
  recognises(partition: number, message: LogMessage): boolean
  /** Stores a batch. Messages below the position were stored before: they are skipped and counted as redelivered. */
  take(batch: MessageBatch): void
  /**
   * Ends the rides of a partition whose last reading is older than the silence limit by wall clock and for which
   * `isQuiet`. To be called only while the partition is read to its end.
   */
  endSilentRides(partition: number, nowMs: number, isQuiet: (stream: BikeStream) => boolean): void
  /** Ends every ride under way at its last reading: the log is over and nothing runs on in it. */
  endRides(): void
  /** The log being read; null before the first `openLog`. */
  log(): IngestedLog | null
  /** To be called when somebody else has changed the counters of a log in the store, between two batches. */
  recount(logId: number): void
  /** What staff have set for a rider has changed, or (null) the rules of alerts have: what rides have open may be over. */
  limitsChanged(riderId: number | null): void
  streams(): Iterable<BikeStream>
  /** The newest messages that were stored; redelivered ones are none. */
  readonly tail: Pick<MessageTail, 'read' | 'count'>
}

interface Partition {
  ledger: PartitionLedger
  /** By the key's bytes as Latin-1, which keeps every byte; null for messages without a key. */
  readonly streams: Map<string | null, BikeStream>
}

/** `onStreams` is told, after each commit, which streams changed. */
export function createIngest(options: IngestOptions, onStreams: (changed: readonly BikeStream[]) => void): Ingest {
  const { store, rideIds, silenceLimitMs, from, now, watch, deletions } = options
  let row: LogRow | null = null
  /** Null until the log is opened: then it is known to the cluster. */
  let logName: LogName | null = null
  let topic = ''
  let partitions = new Map<number, Partition>()
  let dirty: BikeStream[] = []
  /** Those of the batch under way. */
  let quarantined: QuarantinedMessage[] = []
  const tail = createMessageTail()

  // The stream, partition and offset that the sink below writes for: set before each line.
  let stream: BikeStream | null = null
  let offset = 0
  const place = (): { logId: number; partition: number; streamKey: string } => {
    if (row === null || stream === null) throw new Error('no stream is being read')
    return { logId: row.logId, partition: stream.partition, streamKey: stream.streamKey }
  }
  const nameOf = ({ partition, streamKey }: Pick<StreamName, 'partition' | 'streamKey'>): StreamName | null =>
    logName === null ? null : { ...logName, partition, streamKey }
  const sink: RideSink = {
    deletionAt(begin, at) {
      if (stream !== null && begin.bikeSerial !== null) stream.bikeSerial = begin.bikeSerial
      const name = stream === null ? null : nameOf(stream)
      return name === null ? null : (deletions?.at(name, begin, at) ?? null)
    },
    rideBegan(begin) {
      const rideId = rideIds.take()
      const at = place()
      if (stream !== null) stream.heartRateTrail = []
      store.rides.begin(rideId, at, { ...begin, bikeSerial: begin.bikeSerial ?? serialFromKey(at.streamKey) })
      return rideId
    },
    readingCompleted(rideId, readingNumber, reading) {
      store.rides.addReading(rideId, readingNumber, reading)
      if (stream === null) return
      stream.heartRateTrail.push(reading.heartRateBpm)
      if (stream.heartRateTrail.length > sparklineSeconds) stream.heartRateTrail.shift()
      if (watch !== undefined && stream.state.ride !== null) {
        watch.readingCompleted(stream, stream.state.ride, reading)
      }
    },
    rideEnded(ride, endMs, reason) {
      store.rides.end(ride, endMs, reason)
      if (stream !== null) watch?.rideEnded(stream, ride, endMs)
    },
    riderSeen(rider, atMs) {
      const { logId, partition } = place()
      store.saveRider(rider, { atMs, logId, partition, offset })
    }
  }

  const touch = (touched: BikeStream): void => {
    if (touched.isDirty) return
    touched.isDirty = true
    dirty.push(touched)
  }

  const interrupt = (interrupted: BikeStream, reason: 'silence' | 'gap'): void => {
    stream = interrupted
    touch(interrupted)
    interruptStream(interrupted.state, reason, sink)
  }

  const interruptPartition = (partition: Partition): void => {
    for (const interrupted of partition.streams.values()) {
      interrupt(interrupted, 'gap')
      interrupted.lastMessage = null
    }
  }

  /** Markers and aborted messages leave no hole in a ride; everything else ends what was under way. */
  const takeHole = (partition: Partition, hole: Hole): void => {
    if (row === null || hole.to < partition.ledger.nextOffset) return
    const gap: StoredGap = {
      partition: partition.ledger.partition,
      from: Math.max(hole.from, partition.ledger.nextOffset),
      to: hole.to,
      reason: hole.reason
    }
    store.ledger.addGap(row.logId, gap, now())
    partition.ledger.gapOffsets += gap.to - gap.from + 1
    partition.ledger.nextOffset = gap.to + 1
    if (hole.reason !== 'transaction') interruptPartition(partition)
  }

  const takeMessage = (partition: Partition, key: Buffer | null, value: Buffer | null): CountedAs => {
    const streamName = key === null ? null : key.toString('latin1')
    let current = partition.streams.get(streamName)
    if (current === undefined) {
      current = newBikeStream(partition.ledger.partition, key)
      partition.streams.set(streamName, current)
    }
    stream = current
    touch(current)
    const fingerprint = fingerprintOf(value)
    if (current.lastMessage?.equals(fingerprint) === true) {
      partition.ledger.duplicate += 1
      return 'duplicate'
    }
    current.lastMessage = fingerprint
    const line = decodeMessage(value)
    if (line.kind === 'unreadable') {
      partition.ledger.quarantined += 1
      quarantined.push({ offset, reason: line.reason, key, value, ...placeIn(current.state) })
      return 'quarantined'
    }
    takeLine(current.state, line, offset, silenceLimitMs, sink)
    return countLine(partition.ledger, line)
  }

  /** Writes what changed in memory; the last thing in every transaction. */
  const flush = (logId: number, touchedPartitions: Iterable<Partition>): void => {
    for (const changed of dirty) {
      // A copy: the message is a view of the whole answer of the broker, megabytes that would be kept alive.
      if (changed.lastMessage !== null) changed.lastMessage = Buffer.from(changed.lastMessage)
      if (changed.state.ride !== null) store.rides.saveFigures(changed.state.ride)
      store.saveStream(logId, changed)
    }
    for (const { ledger } of touchedPartitions) store.ledger.savePartition(logId, ledger)
  }

  const load = (logId: number, ledgers: readonly PartitionLedger[]): void => {
    dirty = []
    partitions = new Map(ledgers.map((ledger) => [ledger.partition, { ledger, streams: new Map() }]))
    for (const stored of store.readStreams(logId)) {
      const name = latin1OfStreamKey(stored.streamKey)
      if (deletions !== undefined) heedDeletions(stored.state, nameOf(stored), deletions)
      const trail = stored.state.ride === null ? [] : store.readTrail(stored.state.ride.rideId, sparklineSeconds)
      partitions.get(stored.partition)?.streams.set(name, restoredBikeStream(stored, trail))
    }
  }

  /** Ends what is under way in the log that was read so far. */
  const leaveLog = (logId: number): void => {
    for (const partition of partitions.values()) interruptPartition(partition)
    flush(logId, partitions.values())
    dirty = []
  }

  /** Runs one transaction; afterwards memory and store agree, whether it succeeded or threw. */
  const commit = (work: () => void): void => {
    const rowBefore = row
    const nameBefore = logName
    try {
      store.transaction(() => {
        work()
        watch?.flush()
      })
    } catch (error) {
      row = rowBefore
      logName = nameBefore
      if (rowBefore === null) partitions = new Map()
      else load(rowBefore.logId, store.readPartitions(rowBefore.logId))
      dirty = []
      quarantined = []
      tail.forget()
      watch?.undone()
      throw error
    }
    const changed = dirty
    dirty = []
    for (const each of changed) each.isDirty = false
    if (changed.length > 0) onStreams(changed)
    watch?.committed()
  }

  const endSilent = (silent: readonly BikeStream[]): void => {
    if (row === null || silent.length === 0) return
    const { logId } = row
    commit(() => {
      for (const each of silent) interrupt(each, 'silence')
      flush(logId, [])
    })
  }

  return {
    recall(knownTopic) {
      row = store.findNewestLog(knownTopic)
      topic = knownTopic
      if (row !== null) load(row.logId, store.readPartitions(row.logId))
      onStreams([...streamsOf(partitions)])
    },

    openLog(log) {
      const known = store.findLog(log.clusterId, log.topic)
      const knownLedgers = known === null ? null : store.readPartitions(known.logId)
      const plan = planPositions(log, knownLedgers, from)
      const isGoingOn = known !== null && !plan.isNewEpoch
      topic = log.topic
      const left = [...streamsOf(partitions)]
      commit(() => {
        // Another cluster, or the topic begun anew: nobody reads the former log on, its rides end where it was left.
        if (row !== null && !(isGoingOn && known.logId === row.logId)) leaveLog(row.logId)
        const current = isGoingOn
          ? known
          : store.ledger.addLog(log.clusterId, log.topic, (known?.epoch ?? 0) + 1, now())
        row = current
        logName = { clusterId: log.clusterId, topic: log.topic, epoch: current.epoch }
        load(current.logId, isGoingOn ? (knownLedgers ?? []) : plan.ledgers)
        for (const ledger of plan.ledgers) {
          const partition = partitions.get(ledger.partition)
          if (partition === undefined) partitions.set(ledger.partition, { ledger, streams: new Map() })
        }
        for (const gap of plan.gaps) {
          const partition = partitions.get(gap.partition)
          if (partition !== undefined) interruptPartition(partition)
          store.ledger.addGap(current.logId, gap, now())
        }
        flush(current.logId, partitions.values())
      })
      onStreams([...left, ...streamsOf(partitions)])
      return plan.ledgers.map(({ partition, nextOffset }) => ({ partition, nextOffset }))
    },

    recognises(number, message) {
      const partition = partitions.get(number)
      return partition === undefined || isLastRead(message, partition.ledger, partition.streams)
    },

    take(batch) {
      const { logId } = row ?? missingLog()
      commit(() => {
        let partition = partitions.get(batch.partition)
        if (partition === undefined) {
          partition = { ledger: newLedger(batch.partition, batch.messages[0]?.offset ?? 0), streams: new Map() }
          partitions.set(batch.partition, partition)
        }
        const { ledger } = partition
        let nextHole = 0
        for (const message of batch.messages) {
          while (nextHole < batch.holes.length && (batch.holes[nextHole]?.from ?? 0) < message.offset) {
            const hole = batch.holes[nextHole]
            if (hole !== undefined) takeHole(partition, hole)
            nextHole += 1
          }
          if (message.offset < ledger.nextOffset) {
            ledger.redelivered += 1
            continue
          }
          if (message.offset > ledger.nextOffset) {
            // The source saw no hole, yet offsets are missing: never skip them in silence.
            takeHole(partition, { from: ledger.nextOffset, to: message.offset - 1, reason: 'compaction' })
          }
          ledger.nextOffset = message.offset + 1
          offset = message.offset
          tail.note(message, takeMessage(partition, message.key, message.value))
        }
        for (const hole of batch.holes.slice(nextHole)) takeHole(partition, hole)
        if (ledger.nextOffset < batch.endsBefore) {
          takeHole(partition, { from: ledger.nextOffset, to: batch.endsBefore - 1, reason: 'compaction' })
        }
        store.quarantine(quarantined, { logId, partition: batch.partition, arrivedMs: now() })
        flush(logId, [partition])
      })
      quarantined = []
      tail.keep(batch.partition)
    },

    endSilentRides(number, nowMs, isQuiet) {
      const partition = partitions.get(number)
      if (partition === undefined) return
      endSilent(
        [...partition.streams.values()].filter((each) => {
          const ride = underWay(each.state)
          return ride !== null && nowMs - lastSignMs(ride) > silenceLimitMs && isQuiet(each)
        })
      )
    },

    endRides: () => endSilent([...streamsOf(partitions)].filter(({ state }) => underWay(state) !== null)),

    log() {
      if (row === null) return null
      return { topic, logId: row.logId, partitions: [...partitions.values()].map(({ ledger }) => ledger) }
    },

    recount(logId) {
      if (row?.logId !== logId) return
      for (const ledger of store.readPartitions(logId)) {
        const partition = partitions.get(ledger.partition)
        if (partition !== undefined) partition.ledger = ledger
      }
    },

    limitsChanged(riderId) {
      if (row === null || watch === undefined) return
      const { logId } = row
      commit(() => {
        for (const each of streamsOf(partitions)) {
          const { ride, alerts } = each.state
          if (ride === null || alerts === null || (riderId !== null && ride.riderId !== riderId)) continue
          stream = each
          touch(each)
          watch.limitsChanged(each, ride)
        }
        flush(logId, [])
      })
    },

    streams: () => streamsOf(partitions),
    tail
  }
}

function* streamsOf(partitions: ReadonlyMap<number, Partition>): Iterable<BikeStream> {
  for (const partition of partitions.values()) yield* partition.streams.values()
}

function missingLog(): never {
  throw new Error('a batch came before its log was opened')
}
