import { createHash } from 'node:crypto'
import { serialFromKey } from '../store/stream-key'

/** A log by its names: ids of logs do not outlive the data file. */
export interface LogName {
  readonly clusterId: string
  readonly topic: string
  readonly epoch: number
}

/** A bike stream of a log, by names that outlive the data file. */
export interface StreamName extends LogName {
  readonly partition: number
  readonly streamKey: string
}

/** What is kept of a ride that was deleted: where it stood, and what it is known by elsewhere. */
export interface Tombstone extends StreamName {
  readonly rideId: number
  readonly firstOffset: number
  readonly lastOffset: number
  /** As `rideFingerprint`; null for rides that were deleted before it was noted, and so are their times. */
  readonly fingerprint: string | null
  /** Log time, epoch ms. */
  readonly startMs: number | null
  readonly endMs: number | null
}

/** A ride that begins, as far as it is known again by it. */
export interface BeginningRide {
  readonly riderId: number | null
  readonly bikeSerial: string | null
  readonly startMs: number
  readonly firstOffset: number
}

/** What deletions say of a ride that begins. */
export interface DeletionAt {
  /** The ride it is, where that was deleted; null where it is to be kept. */
  readonly deletedRideId: number | null
  /** From this offset on its stream holds another ride; null where no deletion says so. */
  readonly endsBefore: number | null
}

/** All rides that were deleted, in memory. One is enough for every reader of the same stores. */
export interface Deletions {
  add(tombstone: Tombstone): void
  get(rideId: number): Tombstone | undefined
  all(): Iterable<Tombstone>
  /** About a ride that begins with the line at `offset`; null where no deletion concerns it. */
  at(stream: StreamName, begin: BeginningRide, offset: number): DeletionAt | null
  /** Where the next deleted ride of a stream begins behind `offset`, for a ride that began at `startMs`; null for none. */
  nextAfter(stream: StreamName, offset: number, startMs: number): number | null
}

/**
 * What tells a ride in any copy of its log: the log time of its first timed line (epoch ms), its bike, and its rider. The
 * bike is what the ride's row has: the serial of the `[SYSTEM]` line, else of the key; without either, the stream's key.
 * A digest, so that a tombstone names nobody.
 */
export function rideFingerprint(ride: {
  readonly startMs: number
  readonly bikeSerial: string | null
  readonly streamKey: string
  readonly riderId: number | null
}): string {
  const what = [ride.startMs, ride.bikeSerial ?? ride.streamKey, ride.riderId]
  return createHash('sha256').update(JSON.stringify(what)).digest('hex')
}

/**
 * Epochs are counted anew with a new data file, so a place alone may be that of another life of the topic. Its rides are of
 * another time; clocks of bikes jump by hours.
 */
const clocksJumpMs = 86_400_000

export function createDeletions(tombstones: Iterable<Tombstone>): Deletions {
  const byId = new Map<number, Tombstone>()
  const byStream = new Map<string, Tombstone[]>()
  const byFingerprint = new Map<string, Tombstone[]>()

  const add = (tombstone: Tombstone): void => {
    if (byId.has(tombstone.rideId)) return
    byId.set(tombstone.rideId, tombstone)
    push(byStream, nameOf(tombstone), tombstone)
    if (tombstone.fingerprint !== null) push(byFingerprint, tombstone.fingerprint, tombstone)
  }
  for (const tombstone of tombstones) add(tombstone)

  const nextAfter = (stream: StreamName, offset: number, startMs: number): number | null => {
    let next: number | null = null
    for (const each of byStream.get(nameOf(stream)) ?? []) {
      if (each.firstOffset > offset && isOfTime(each, startMs))
        next = Math.min(next ?? each.firstOffset, each.firstOffset)
    }
    return next
  }
  return {
    add,
    get: (rideId) => byId.get(rideId),
    all: () => byId.values(),
    at(stream, begin, offset) {
      if (byId.size === 0) return null
      // Read by another version, or from another offset on, the same ride may begin at another of its lines.
      const here = byStream
        .get(nameOf(stream))
        ?.find(
          (each) => each.firstOffset <= offset && each.lastOffset >= begin.firstOffset && isOfTime(each, begin.startMs)
        )
      if (here !== undefined) return { deletedRideId: here.rideId, endsBefore: here.lastOffset + 1 }
      const bikeSerial = begin.bikeSerial ?? serialFromKey(stream.streamKey)
      const fingerprint = rideFingerprint({ ...begin, bikeSerial, streamKey: stream.streamKey })
      // In one log a ride is told by its place: another one there is not it, however alike.
      const copy = byFingerprint.get(fingerprint)?.find((each) => !isSameLog(each, stream))
      if (copy !== undefined) return { deletedRideId: copy.rideId, endsBefore: null }
      const endsBefore = nextAfter(stream, offset, begin.startMs)
      return endsBefore === null ? null : { deletedRideId: null, endsBefore }
    },
    nextAfter: (stream, offset, startMs) => (byId.size === 0 ? null : nextAfter(stream, offset, startMs))
  }
}

function push(map: Map<string, Tombstone[]>, name: string, tombstone: Tombstone): void {
  const known = map.get(name)
  if (known === undefined) map.set(name, [tombstone])
  else known.push(tombstone)
}

const isOfTime = ({ startMs, endMs }: Tombstone, atMs: number): boolean =>
  startMs === null || endMs === null || (atMs >= startMs - clocksJumpMs && atMs <= endMs + clocksJumpMs)

const nameOf = (stream: StreamName): string => {
  const { clusterId, topic, epoch } = wholeLog(stream)
  return JSON.stringify([clusterId, topic, epoch, stream.partition, stream.streamKey])
}

function isSameLog(one: LogName, other: LogName): boolean {
  const [a, b] = [wholeLog(one), wholeLog(other)]
  return a.clusterId === b.clusterId && a.topic === b.topic && a.epoch === b.epoch
}

/** As the source of a topic's past names its log. */
const earlierCluster = /^before epoch (\d+) of (.*)$/s
const earlierTopic = /^(.*) \(earlier\)$/s

/** The past of a topic is kept as a log of its own, and has the topic's offsets. */
function wholeLog(log: LogName): LogName {
  const [, epoch, clusterId] = earlierCluster.exec(log.clusterId) ?? []
  const [, topic] = earlierTopic.exec(log.topic) ?? []
  return epoch === undefined || clusterId === undefined || topic === undefined
    ? log
    : { clusterId, topic, epoch: Number(epoch) }
}
