import { createServer, connect as open, type Socket } from 'node:net'

/** What the proxy lets through of what a broker answers. */
export type ProxyMode =
  | 'all'
  /** Half-open: connections are accepted and kept, nothing comes back. */
  | 'nothing'
  /** Heartbeats, ends and the like are answered, fetches are not. */
  | 'no fetches'

export interface FaultProxy {
  readonly bootstrap: string
  mode(mode: ProxyMode): void
  close(): Promise<void>
}

const fetchKey = 1

/**
 * A proxy before a broker's plain listener that can go silent; a broker that names it in `advertised.listeners` is read through
 * it. What it holds back is lost, as on a line that is cut.
 */
export async function startFaultProxy(port: number, brokerPort: () => number): Promise<FaultProxy> {
  let current: ProxyMode = 'all'
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    keep(client)
    const broker = keep(open(brokerPort(), '127.0.0.1'))
    /** Correlation ids of the fetches under way. */
    const fetches = new Set<number>()
    client.on(
      'data',
      frames((frame) => {
        if (frame.readInt16BE(4) === fetchKey) fetches.add(frame.readInt32BE(8))
        broker.write(frame)
      })
    )
    broker.on(
      'data',
      frames((frame) => {
        const isFetch = fetches.delete(frame.readInt32BE(4))
        if (current === 'nothing' || (current === 'no fetches' && isFetch)) return
        client.write(frame)
      })
    )
    client.on('close', () => broker.destroy())
    broker.on('close', () => current === 'all' && client.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    bootstrap: `127.0.0.1:${port}`,
    mode(mode) {
      // What was held back never comes: whoever waits for it is told, as when a line is mended.
      if (current === 'nothing' && mode === 'all') for (const socket of sockets) socket.resetAndDestroy()
      current = mode
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

/** Cuts a stream into Kafka's messages: each begins with its length, 4 bytes, which `take` is given, too. */
function frames(take: (frame: Buffer) => void): (chunk: Buffer) => void {
  let waiting: Buffer[] = []
  let length = 0
  return (chunk) => {
    waiting.push(chunk)
    length += chunk.length
    if (length < 4) return
    let bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting)
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE(0)) {
      const end = 4 + bytes.readInt32BE(0)
      take(bytes.subarray(0, end))
      bytes = bytes.subarray(end)
    }
    waiting = [bytes]
    length = bytes.length
  }
}
