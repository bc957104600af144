import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { connect } from 'node:net'

const scramLogin = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'

/** Broker properties that let users log in by SCRAM, beside the `user` who may by PLAIN. */
export const scramConfig = {
  'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
  'listener.name.auth.scram-sha-256.sasl.jaas.config': scramLogin,
  'listener.name.auth.scram-sha-512.sasl.jaas.config': scramLogin
} as const

const alterUserScramCredentialsKey = 51
const iterations = 4096
const answerLimitMs = 25_000
const mechanisms = [
  { code: 1, digest: 'sha256', bytes: 32 },
  { code: 2, digest: 'sha512', bytes: 64 }
] as const

/**
 * Lets a user log in by both kinds of SCRAM, with AlterUserScramCredentials requests over the wire: Kafka's own tool is
 * not among the broker's jars. One request may name a user only once.
 *
 * The format is that of https://kafka.apache.org/protocol (AlterUserScramCredentials, version 0).
 */
export async function addScramUser(bootstrap: string, username: string, password: string): Promise<void> {
  for (const { code, digest, bytes } of mechanisms) {
    const salt = randomBytes(16)
    const salted = pbkdf2Sync(password, salt, iterations, bytes, digest)
    const answer = await ask(
      bootstrap,
      Buffer.concat([
        int16(alterUserScramCredentialsKey),
        int16(0), // version
        int32(1), // correlation id
        int16(-1), // no client id
        noTags,
        int8(1), // no deletions
        int8(2), // one to make
        ...[compact(Buffer.from(username)), int8(code), int32(iterations), compact(salt), compact(salted), noTags],
        noTags
      ])
    )
    // Correlation id (4), tags (1), throttle (4), number of results (1), then the user's name (1 + n), its error code.
    const errorCode = answer.readInt16BE(10 + answer.readUInt8(10))
    if (errorCode !== 0) throw new Error(`The user could not be made: Kafka's error code ${errorCode}`)
  }
}

/** Sends one request and resolves with the answer's bytes, without the length before them. */
function ask(bootstrap: string, body: Buffer): Promise<Buffer> {
  const [host = '', port = ''] = bootstrap.split(':')
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    const socket = connect(Number(port), host, () => socket.write(Buffer.concat([int32(body.length), body])))
    socket.setTimeout(answerLimitMs, () => socket.destroy(new Error('No answer to AlterUserScramCredentials')))
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

const noTags = Buffer.from([0])

function int8(value: number): Buffer {
  return Buffer.from([value])
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

/** Bytes of a compact string or byte field, shorter than 127: their number plus one, then they. */
function compact(bytes: Buffer): Buffer {
  return Buffer.concat([int8(bytes.length + 1), bytes])
}
