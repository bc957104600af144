import { isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls'
import { errorFacts } from './error-facts'

/** One attempt to reach an address, and how it went. */
export interface Dial {
  /** `host:port` */
  readonly address: string
  /** It answered, and with TLS its certificate was accepted, too. */
  readonly isConnected: boolean
  /** The system's or OpenSSL's code of what broke the connection; null while nothing did. */
  readonly faultCode: string | null
}

/** Every socket of a test, whoever opened it: what is not in here is not open. */
export interface SocketLedger {
  /** Begins a connection; throws after `closeAll`. */
  open(host: string, port: number): Socket
  /**
   * Begins TLS over a connection that is open or still opening. The certificate must be trusted and be that of `host`;
   * `onSecure` is called when it is.
   */
  secure(socket: Socket, host: string, options: ConnectionOptions, onSecure: () => void): TLSSocket
  dials(): readonly Dial[]
  /** Closes all there are and lets no one open another. */
  closeAll(): void
}

interface OpenDial {
  readonly address: string
  isTls: boolean
  isConnected: boolean
  faultCode: string | null
}

export function createSocketLedger(connect: (host: string, port: number) => Socket): SocketLedger {
  const sockets = new Set<Socket>()
  const dials: OpenDial[] = []
  const dialOf = new WeakMap<Socket, OpenDial>()
  let isClosed = false

  const keep = (socket: Socket, dial: OpenDial | undefined): void => {
    sockets.add(socket)
    socket.on('error', (error) => {
      if (dial !== undefined && !isClosed) dial.faultCode ??= errorFacts(error).code
    })
    socket.once('close', () => sockets.delete(socket))
  }

  return {
    open(host, port) {
      if (isClosed) throw new Error('the test is over')
      const dial: OpenDial = { address: `${host}:${port}`, isTls: false, isConnected: false, faultCode: null }
      dials.push(dial)
      const socket = connect(host, port)
      dialOf.set(socket, dial)
      socket.once('connect', () => {
        dial.isConnected = !dial.isTls
      })
      keep(socket, dial)
      return socket
    },
    secure(socket, host, options, onSecure) {
      const dial = dialOf.get(socket)
      if (dial !== undefined) Object.assign(dial, { isTls: true, isConnected: false })
      const name = isIP(host) ? {} : { servername: host }
      const secured = connectTls({ ...options, socket, host, ...name }, () => {
        if (dial !== undefined) dial.isConnected = true
        onSecure()
      })
      keep(secured, dial)
      return secured
    },
    dials: () => dials,
    closeAll() {
      isClosed = true
      // With an error: only then kafkajs gives up what it waits for. The outer ones first, they lie over the others.
      for (const socket of [...sockets].reverse()) socket.destroy(new Error('the test is over'))
      sockets.clear()
    }
  }
}
