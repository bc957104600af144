import { createServer, type Server } from 'node:net'

const host = '127.0.0.1'
/** Below the range that systems hand out by themselves, so that a found port is not taken by an outgoing connection. */
const lowest = 20_000
const highest = 31_999

/** A port that is free on loopback right now. */
export function findFreePort(): Promise<number> {
  return findFreePorts(1)
}

/** The first of `count` consecutive ports that are all free on loopback right now. */
export async function findFreePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = lowest + Math.floor(Math.random() * (highest - lowest - count))
    const servers: Server[] = []
    try {
      for (let port = first; port < first + count; port += 1) servers.push(await listen(port))
      return first
    } catch {
      // One of them is taken: the next draw.
    } finally {
      await Promise.all(servers.map(close))
    }
  }
  throw new Error(`No ${count} free ports in a row on ${host}`)
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(port, host, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
