import { connect } from 'node:net'

const createTopicsKey = 19
/** The first version of the request that Kafka 4 speaks. */
const createTopicsVersion = 2
const alreadyExists = 36
const answerLimitMs = 25_000

export interface TopicToCreate {
  readonly name: string
  readonly partitions: number
  readonly config: Readonly<Record<string, string | number>>
}

/**
 * Creates a topic with one CreateTopics request over the wire: Kafka's own tool would cost the start of a Java machine,
 * and a client library is what the tests are about. A topic that exists is left as it is.
 *
 * The format is that of https://kafka.apache.org/protocol (CreateTopics, version 2).
 */
export async function createTopic(host: string, port: number, topic: TopicToCreate): Promise<void> {
  const entries = Object.entries(topic.config)
  const answer = await ask(
    host,
    port,
    Buffer.concat([
      int16(createTopicsKey),
      int16(createTopicsVersion),
      int32(1), // correlation id
      text('deloton-tests'),
      int32(1), // one topic
      text(topic.name),
      int32(topic.partitions),
      int16(1), // replication factor
      int32(0), // no assignments
      int32(entries.length),
      ...entries.flatMap(([key, value]) => [text(key), text(String(value))]),
      int32(20_000), // time limit in ms
      Buffer.from([0]) // not only a trial
    ])
  )
  // Correlation id (4), throttle (4), number of topics (4), the topic's name (2 + n), then its error code.
  const errorCode = answer.readInt16BE(12 + 2 + answer.readInt16BE(12))
  if (errorCode !== 0 && errorCode !== alreadyExists) {
    throw new Error(`The topic ${topic.name} could not be created: Kafka's error code ${errorCode}`)
  }
}

/** Sends one request and resolves with the answer's bytes, without the length before them. */
function ask(host: string, port: number, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    const socket = connect(port, host, () => socket.write(Buffer.concat([int32(body.length), body])))
    socket.setTimeout(answerLimitMs, () => socket.destroy(new Error('No answer to CreateTopics')))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The broker closed the connection')))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (received.length < 4 || received.length < 4 + received.readInt32BE(0)) return
      resolve(received.subarray(4))
      socket.destroy()
    })
  })
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([int16(bytes.length), bytes])
}
