import { Kafka, logLevel, Partitioners } from 'kafkajs'

/** Someone on a bike, as the feed would tell of them. */
export interface ClassRider {
  readonly bike: string
  readonly riderId: number
  /** Whatever a SYSTEM line may hold there: a test's hostile text, null, a number. */
  readonly name: unknown
  /** Epoch ms, null for none. */
  readonly bornMs: number | null
  /** bpm in the given second; 0 is a sensor that is off. */
  readonly heartRate: (second: number) => number
}

export interface LiveClass {
  stop(): Promise<void>
}

const lineAt = (ms: number, rest: string): string => {
  const stamp = `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}000`
  return JSON.stringify({ log: `${stamp} mendoza v9: ${rest}\n` })
}

/** Two lines of one second, 500 ms apart as the bikes send them. */
const secondOf = (rider: ClassRider, second: number, ms: number): string[] => [
  lineAt(ms, `[INFO]: Ride - duration = ${second}.0; resistance = ${30 + (second % 20)}`),
  lineAt(
    ms + 400,
    `[INFO]: Telemetry - hrt = ${rider.heartRate(second)}; rpm = ${70 + (second % 9)}; power = ${100 + ((second * 7.31) % 90)}`
  )
]

const beginning = (rider: ClassRider, ms: number): string[] => [
  JSON.stringify({ log: '--------- beginning of main\n' }),
  JSON.stringify({ log: '--------- beginning of a new ride\n' }),
  lineAt(ms, 'Getting user data from server..'),
  lineAt(
    ms + 10,
    `[SYSTEM] data = ${JSON.stringify({
      user_id: rider.riderId,
      name: rider.name,
      gender: 'female',
      address: '1 Mill Lane,Old Town,Leeds,LS1 4AB',
      date_of_birth: rider.bornMs,
      email_address: `rider${rider.riderId}@mail.example`,
      height_cm: 172,
      weight_kg: 64,
      account_create_date: 1_700_006_400_000,
      bike_serial: rider.bike,
      original_source: 'direct'
    })}`
  )
]

/** The lines of a ride that began at `startMs`, up to its given second. */
export const rideLines = (rider: ClassRider, startMs: number, seconds: number): string[] => [
  ...beginning(rider, startMs),
  ...Array.from({ length: seconds }, (_, index) =>
    secondOf(rider, index + 1, startMs + (index + 1) * 1_000 - 500)
  ).flat()
]

/**
 * Riders who ride in the present: `pastSeconds` of each ride are written at once, then a second each second until
 * stopped. Resolves when the past is written.
 */
export async function startLiveClass(
  bootstrap: string,
  topic: string,
  riders: readonly ClassRider[],
  pastSeconds: number
): Promise<LiveClass> {
  const kafka = new Kafka({ clientId: 'live-class', brokers: bootstrap.split(','), logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  const send = async (linesOf: (rider: ClassRider) => string[]): Promise<void> => {
    const messages = riders.flatMap((rider) => linesOf(rider).map((value) => ({ key: rider.bike, value })))
    if (messages.length > 0) await producer.send({ topic, messages })
  }
  const startMs = Date.now() - pastSeconds * 1_000
  await send((rider) => rideLines(rider, startMs, pastSeconds))
  let second = pastSeconds
  let sending: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    second += 1
    const now = second
    sending = sending.then(() => send((rider) => secondOf(rider, now, Date.now() - 450))).catch(() => undefined)
  }, 1_000)
  return {
    async stop() {
      clearInterval(timer)
      await sending
      await producer.disconnect()
    }
  }
}
