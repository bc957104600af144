import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface BareAnswer {
  /** 0 where the connection was closed without one. */
  readonly status: number
  /** Status line and headers, as sent. */
  readonly head: string
  readonly body: string
}

const addressOf = (url: string): { host: string; port: number } => {
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}

function bareAnswer(text: string): BareAnswer {
  const end = text.indexOf('\r\n\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
    head: end < 0 ? text : text.slice(0, end),
    body: end < 0 ? '' : text.slice(end + 4)
  }
}

/** Sends bytes as they are, which no client library would, and resolves with what came when the server has closed. */
export function exchange(url: string, bytes: string): Promise<BareAnswer> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(addressOf(url), () => socket.write(bytes, 'latin1'))
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    // A connection that is reset has been refused as well.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(bareAnswer(text)))
  })
}

/** The bytes of a request that asks for its connection to be closed. */
export function requestBytes(
  url: string,
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body = ''
): string {
  const all = { host: new URL(url).host, connection: 'close', ...headers }
  const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body, 'latin1')}\r\n`
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`
}

/** Connections that are held. */
export interface HeldSockets {
  /** How many the other side has not closed. */
  open(): number
  /** How many could be opened at all. */
  readonly opened: number
  /** Writes to each that is still open. */
  writeToAll(text: string): void
  close(): void
}

/** Opens many connections, writes `first` on each, reads and drops what comes. */
export async function holdSockets(url: string, count: number, first: string): Promise<HeldSockets> {
  const sockets = new Set<Socket>()
  let opened = 0
  const openOne = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(addressOf(url), () => {
        opened += 1
        sockets.add(socket)
        socket.write(first)
        resolve()
      })
      socket.resume()
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        resolve()
      })
    })
  // No more at once than a server lets wait.
  for (let left = count; left > 0; left -= 100) {
    await Promise.all(Array.from({ length: Math.min(left, 100) }, openOne))
  }
  return {
    open: () => sockets.size,
    opened,
    writeToAll(text) {
      for (const socket of sockets) socket.write(text)
    },
    close() {
      for (const socket of sockets) socket.destroy()
    }
  }
}

/** What became of a body that is too long. */
export interface PushedBody extends BareAnswer {
  /** How much of it was taken off our hands before the connection was closed, or all that was asked. */
  readonly pushedBytes: number
}

/**
 * Sends a head and then as much of a body as the server takes, until it closes the connection or `mostBytes` are gone.
 * `isChunked`: each piece is a chunk of its own, and the whole is of no known length.
 */
export function pushBody(url: string, head: string, mostBytes: number, isChunked: boolean): Promise<PushedBody> {
  const piece = Buffer.alloc(65_536, 'x')
  const framed = isChunked
    ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
    : piece
  return new Promise((resolve) => {
    let text = ''
    let isOver = false
    const socket = connect(addressOf(url), () => {
      socket.write(head, 'latin1')
      push()
    })
    const push = (): void => {
      while (!isOver && socket.bytesWritten < mostBytes) if (!socket.write(framed)) return
      socket.destroy()
    }
    socket.setEncoding('latin1')
    socket.on('drain', push)
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      isOver = true
      resolve({ ...bareAnswer(text), pushedBytes: socket.bytesWritten })
    })
  })
}
