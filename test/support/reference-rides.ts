/**
 * What a log means, read the plain way: an oracle for the pipeline, written apart from it and without its speed, state
 * or store. It takes whole partitions at once and knows neither batches nor restarts.
 */
export interface ReferenceMessage {
  readonly partition: number
  readonly offset: number
  readonly key: Buffer | null
  readonly value: Buffer | null
}

export interface ReferenceReading {
  t_s: number | null
  heart_rate: number | null
  cadence: number | null
  power: number | null
  resistance: number | null
}

export interface ReferenceRide {
  partition: number
  firstOffset: number
  riderId: number | null
  bikeSerial: string | null
  startMs: number
  endMs: number
  isEnded: boolean
  readings: ReferenceReading[]
}

export interface ReferenceAnswer {
  rides: ReferenceRide[]
  counters: { stored: number; control: number; duplicate: number; quarantined: number }
}

const form =
  /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})\d{3} [^:]+ v\d+: (?:(Getting user data from server\.\.)|\[SYSTEM\] data = (\{.*\})|\[INFO\]: Ride - duration = (\S+); resistance = (\S+)|\[INFO\]: Telemetry - hrt = (\S+); rpm = (\S+); power = (\S+))$/

const isNumber = (text: string | undefined): boolean => text !== undefined && /^\d+(\.\d+)?$/.test(text)

interface Stream {
  last: string | null
  ride: ReferenceRide | null
  lastReadingMs: number | null
  openRideLine: { t: number; resistance: number } | null
  beganAt: number | null
  fetchedAtMs: number | null
}

/** `messages` in any order of partitions, each partition's in log order; `isOver`: nothing comes after them ever. */
export function referenceRides(
  messages: readonly ReferenceMessage[],
  silenceMs = 600_000,
  isOver = false
): ReferenceAnswer {
  const streams = new Map<string, Stream>()
  const rides: ReferenceRide[] = []
  const counters = { stored: 0, control: 0, duplicate: 0, quarantined: 0 }

  const closeRideLine = (stream: Stream): void => {
    if (stream.ride !== null && stream.openRideLine !== null) {
      const { t, resistance } = stream.openRideLine
      stream.ride.readings.push({ t_s: t, heart_rate: null, cadence: null, power: null, resistance })
    }
    stream.openRideLine = null
  }
  const end = (stream: Stream): void => {
    closeRideLine(stream)
    if (stream.ride !== null) {
      stream.ride.isEnded = true
      stream.ride.endMs = Math.max(stream.ride.startMs, stream.lastReadingMs ?? stream.ride.startMs)
    }
    stream.ride = null
    stream.lastReadingMs = null
  }
  const begin = (
    stream: Stream,
    message: ReferenceMessage,
    riderId: number | null,
    serial: string | null,
    atMs: number
  ): ReferenceRide => {
    const ride: ReferenceRide = {
      partition: message.partition,
      firstOffset: stream.beganAt ?? message.offset,
      riderId,
      bikeSerial: serial ?? message.key?.toString() ?? null,
      startMs: stream.fetchedAtMs ?? atMs,
      endMs: 0,
      isEnded: false,
      readings: []
    }
    rides.push(ride)
    stream.ride = ride
    stream.beganAt = null
    stream.fetchedAtMs = null
    return ride
  }

  for (const message of messages) {
    const name = `${message.partition}/${message.key === null ? '' : `k${message.key.toString('hex')}`}`
    const stream = streams.get(name) ?? {
      last: null,
      ride: null,
      lastReadingMs: null,
      openRideLine: null,
      beganAt: null,
      fetchedAtMs: null
    }
    streams.set(name, stream)
    const bytes = message.value === null ? 'none' : `v${message.value.toString('hex')}`
    if (bytes === stream.last) {
      counters.duplicate += 1
      continue
    }
    stream.last = bytes
    let text: unknown
    try {
      text = (JSON.parse(message.value?.toString('utf8') ?? '') as { log?: unknown }).log
    } catch {
      text = undefined
    }
    const log = typeof text === 'string' ? text.replace(/\n$/, '') : ''
    if (log === '--------- beginning of main' || log === '--------- beginning of a new ride') {
      counters.control += 1
      if (stream.ride !== null || stream.fetchedAtMs !== null || log.endsWith('main')) stream.beganAt = null
      end(stream)
      stream.beganAt ??= message.offset
      stream.fetchedAtMs = null
      continue
    }
    const match = form.exec(log)
    const [, year, month, day, hour, minute, second, milli, fetch, system, duration, resistance, hrt, rpm, power] =
      match ?? []
    const atMs = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      Number(milli)
    )
    if (fetch !== undefined) {
      counters.control += 1
      stream.beganAt ??= message.offset
      stream.fetchedAtMs = atMs
      continue
    }
    if (system !== undefined) {
      let data: Record<string, unknown> | null = null
      try {
        data = JSON.parse(system) as Record<string, unknown>
      } catch {
        data = null
      }
      if (data !== null) {
        counters.stored += 1
        const began = stream.beganAt
        const fetched = stream.fetchedAtMs
        end(stream)
        stream.beganAt = began
        stream.fetchedAtMs = fetched
        begin(
          stream,
          message,
          typeof data.user_id === 'number' ? data.user_id : null,
          typeof data.bike_serial === 'string' ? data.bike_serial : null,
          atMs
        )
        continue
      }
    }
    const isRideLine = isNumber(duration) && isNumber(resistance)
    const isTelemetry = isNumber(hrt) && isNumber(rpm) && isNumber(power)
    if (!isRideLine && !isTelemetry) {
      counters.quarantined += 1
      continue
    }
    counters.stored += 1
    if (stream.ride !== null && stream.lastReadingMs !== null && atMs - stream.lastReadingMs > silenceMs) {
      end(stream)
      stream.beganAt = null
      stream.fetchedAtMs = null
    }
    if (stream.ride === null) begin(stream, message, null, null, atMs)
    else {
      stream.beganAt = null
      stream.fetchedAtMs = null
    }
    stream.lastReadingMs = atMs
    if (isRideLine) {
      closeRideLine(stream)
      stream.openRideLine = { t: Number(duration), resistance: Number(resistance) }
    } else {
      stream.ride?.readings.push({
        t_s: stream.openRideLine?.t ?? null,
        heart_rate: Number(hrt) === 0 ? null : Number(hrt),
        cadence: Number(rpm),
        power: Number(power),
        resistance: stream.openRideLine?.resistance ?? null
      })
      stream.openRideLine = null
    }
  }
  if (isOver) for (const stream of streams.values()) end(stream)
  return { rides, counters }
}
