import { type Admin, type Consumer, Kafka, type KafkaConfig } from 'kafkajs'
import type { PartitionEnds } from '../../telemetry-source'
import { registerCodecs } from '../codecs'
import type { SocketLedger } from './socket-ledger'
import { readTail, type Tail } from './tail-reader'

/** What a test asks Kafka with. Nothing is connected before it is asked to. */
export interface KafkaClients {
  /** Gives up soon: what is wrong should be told within seconds. */
  readonly admin: Admin
  /** Connects the admin client, once. */
  connect(): Promise<void>
  /** Reads the end of a topic in a group of its own, which `leave` takes away again. */
  readTail(groupId: string, topic: string, ends: readonly PartitionEnds[]): Tail
  /** Takes leave of the broker: no member and no group stay behind. Never rejects, and may never resolve. */
  leave(): Promise<void>
}

/** Clients whose every socket stands in the ledger. */
export function createKafkaClients(config: KafkaConfig, ledger: SocketLedger): KafkaClients {
  registerCodecs()
  const shared: KafkaConfig = {
    ...config,
    connectionTimeout: 2_500,
    authenticationTimeout: 3_000,
    // Longer than any step: without a login, kafkajs takes a broker for connected after a first question timed out.
    requestTimeout: 15_000,
    socketFactory: ({ host, port, ssl, onConnect }) => {
      const socket = ledger.open(host, port)
      if (config.ssl) return ledger.secure(socket, host, typeof ssl === 'object' ? ssl : {}, onConnect)
      return socket.once('connect', onConnect)
    }
  }
  const admin = new Kafka({ ...shared, retry: { initialRetryTime: 100, maxRetryTime: 300, retries: 1 } }).admin()
  // The first group of a cluster has no coordinator for a moment.
  const patient = new Kafka({ ...shared, retry: { initialRetryTime: 100, maxRetryTime: 400, retries: 8 } })
  const groups: { readonly groupId: string; readonly consumer: Consumer; readonly tail: Tail }[] = []
  let connecting: Promise<void> | null = null

  return {
    admin,
    connect() {
      connecting ??= admin.connect()
      return connecting
    },
    readTail(groupId, topic, ends) {
      const consumer = patient.consumer({
        groupId,
        // The shortest that brokers allow by default: a member that could not leave is soon forgotten.
        sessionTimeout: 6_000,
        heartbeatInterval: 2_000,
        maxWaitTimeInMs: 200,
        minBytes: 1,
        maxBytes: 4 * 1024 * 1024,
        allowAutoTopicCreation: false,
        retry: {
          initialRetryTime: 100,
          maxRetryTime: 400,
          retries: 8,
          restartOnFailure: async () => false
        }
      })
      const tail = readTail(consumer, topic, ends)
      groups.push({ groupId, consumer, tail })
      return tail
    },
    async leave() {
      for (const { groupId, consumer, tail } of groups.splice(0)) {
        await tail.settled
        await consumer.disconnect().catch(() => undefined)
        await admin.deleteGroups([groupId]).catch(() => undefined)
      }
      if (connecting !== null) await admin.disconnect().catch(() => undefined)
    }
  }
}
