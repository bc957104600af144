import type { Socket } from 'node:net'
import { Kafka, logLevel } from 'kafkajs'
import { expect } from 'vitest'
import type { KafkaSettings } from '../../src/main/engine/ports'
import type { ConnectionTestPorts } from '../../src/main/engine/sources/kafka/connection-test/ports'
import { createSystemPorts } from '../../src/main/engine/sources/kafka/connection-test/system-ports'
import { testConnection } from '../../src/main/engine/sources/kafka/connection-test/test-connection'
import { type ConnectionTestStep, connectionTestStepSchema } from '../../src/shared/domain/connection-test'
import { rideMessages } from './ride-messages'

/** A secret that would be seen wherever it slipped out. */
export const password = 'pass word with spaces, not to be seen'
export const user = { username: 'gym', password }

/** Runs a test to its end, and expects of it what holds for each: six steps in their order, no secret, no socket left. */
export async function run(
  settings: KafkaSettings,
  changes: Partial<ConnectionTestPorts> = {}
): Promise<ConnectionTestStep[]> {
  const sockets: Socket[] = []
  const lines: string[] = []
  const system = createSystemPorts(new AbortController().signal, {
    debug: (fields, message) => void lines.push(`${JSON.stringify(fields)} ${message}`)
  })
  const ports = { ...system, ...changes }
  const steps: ConnectionTestStep[] = []
  const watched = {
    ...ports,
    connect: (host: string, port: number) => {
      const socket = ports.connect(host, port)
      sockets.push(socket)
      return socket
    }
  }
  for await (const step of testConnection(settings, watched)) steps.push(connectionTestStepSchema.parse(step))
  expect(steps.map(({ step }) => step)).toEqual(['dns', 'tcp', 'tls', 'sasl', 'topic', 'sample'])
  expect(sockets.filter(({ destroyed }) => !destroyed)).toEqual([])
  expect([...steps.flatMap(({ sentence, detail }) => [sentence, detail]), ...lines].join('\n')).not.toContain(password)
  return steps
}

/** "dns ok, tcp failed, …" */
export const states = (steps: readonly ConnectionTestStep[]): string =>
  steps.map(({ step, state }) => `${step} ${state}`).join(', ')
export const find = (steps: readonly ConnectionTestStep[], name: ConnectionTestStep['step']): ConnectionTestStep => {
  const found = steps.find(({ step }) => step === name)
  if (found === undefined) throw new Error(`no step ${name}`)
  return found
}
/** A ride that has just been. */
export const riding = (): ReturnType<typeof rideMessages> =>
  rideMessages({ bike: 'SN0001', riderId: 4711, startMs: Date.now() - 60_000, seconds: 10 })

/** Asks a broker something with an admin client of kafkajs. */
export async function withAdmin<Answer>(
  bootstrap: string,
  ask: (admin: ReturnType<Kafka['admin']>) => Promise<Answer>
): Promise<Answer> {
  const admin = new Kafka({ clientId: 't', brokers: [bootstrap], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    return await ask(admin)
  } finally {
    await admin.disconnect()
  }
}
/** The consumer groups that a broker knows. */
export const groupsOf = async (bootstrap: string): Promise<string[]> =>
  (await withAdmin(bootstrap, (admin) => admin.listGroups())).groups.map(({ groupId }) => groupId)
