import { createServer, type Server } from 'node:net'

const host = '127.0.0.1'
/**
 * Below the range that systems hand out by themselves, so that a found port is not taken by an outgoing connection. Each
 * worker that runs tests draws from a part of its own: else two of them could find the same port before either uses it,
 * and a broker that is down for a moment could lose its own.
 */
const first = 20_000
const portsOfWorker = 3_000
const parts = 4
const worker = Number(process.env.VITEST_POOL_ID ?? process.env.TEST_PARALLEL_INDEX ?? 0)
const lowest = first + (worker % parts) * portsOfWorker
const highest = lowest + portsOfWorker - 1

/** A port that is free on loopback right now. */
export function findFreePort(): Promise<number> {
  return findFreePorts(1)
}

/** The first of `count` consecutive ports that are all free on loopback right now. */
export async function findFreePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const drawn = lowest + Math.floor(Math.random() * (highest - lowest - count))
    const servers: Server[] = []
    try {
      for (let port = drawn; port < drawn + count; port += 1) servers.push(await listen(port))
      return drawn
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
