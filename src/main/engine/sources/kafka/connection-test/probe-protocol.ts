import type { Socket } from 'node:net'
import type { BrokerAddress } from './broker-address'
import { errorFacts } from './error-facts'
import { settled } from './settled-socket'
import type { SocketLedger } from './socket-ledger'
import { StoppedError, type TimeBudget } from './time-budget'
import { isAboutTheCertificate } from './tls-fault'

const limitMs = 1_000

/** Whether a port speaks TLS, whatever its certificate. No more than a greeting is sent. */
export async function speaksTls(
  { host, port }: BrokerAddress,
  ledger: SocketLedger,
  budget: TimeBudget
): Promise<boolean> {
  const socket = ledger.open(host, port)
  try {
    await budget.within(
      limitMs,
      settled(
        ledger.secure(socket, host, {}, () => undefined),
        'secureConnect'
      )
    )
    return true
  } catch (error) {
    if (error instanceof StoppedError) throw error
    // A certificate that is not trusted came by TLS all the same.
    return isAboutTheCertificate(errorFacts(error).code)
  } finally {
    socket.destroy()
  }
}

/** Whether a port answers Kafka's first question, which versions it speaks, without TLS. */
export async function speaksPlainKafka(
  { host, port }: BrokerAddress,
  ledger: SocketLedger,
  budget: TimeBudget
): Promise<boolean> {
  const socket = ledger.open(host, port)
  try {
    await budget.within(limitMs, settled(socket, 'connect'))
    socket.write(apiVersionsRequest)
    const answer = await budget.within(limitMs, firstBytes(socket, 8))
    return answer.readInt32BE(4) === correlationId
  } catch (error) {
    if (error instanceof StoppedError) throw error
    return false
  } finally {
    socket.destroy()
  }
}

const correlationId = 0x64_65_6c_6f

/** ApiVersions, version 0, without a client id: the length, key 18, version 0, the number to answer with, a null text. */
const apiVersionsRequest = Buffer.alloc(14)
apiVersionsRequest.writeInt32BE(10, 0)
apiVersionsRequest.writeInt16BE(18, 4)
apiVersionsRequest.writeInt32BE(correlationId, 8)
apiVersionsRequest.writeInt16BE(-1, 12)

function firstBytes(socket: Socket, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (received.length >= count) resolve(received)
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('closed')))
  })
}
