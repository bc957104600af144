import { openApiDocument } from '../../src/main/http/openapi/open-api'
import type { Ride } from '../../src/shared/domain/ride'
import type { RiderRecord } from '../../src/shared/domain/rider'
import type { ApiConsole } from './api-console'
import { faultOf, openRestSender } from './rest-answers'
import { type FuzzedRequest, type FuzzedWorld, restFuzz } from './rest-fuzz'
import { seededRandom } from './seeded-random'

const mostFaults = 20
const inFlight = 16

export interface FuzzOutcome {
  /** The first of them, with what was asked; empty when all went well. */
  readonly faults: readonly string[]
  /** How many requests were answered with each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** How many had to be answered with 200, and were. */
  readonly found: number
}

/** Sends `count` requests that are made from the document, sixteen at a time. */
export async function runRestFuzz(console: ApiConsole, count: number, seed: number): Promise<FuzzOutcome> {
  const next = restFuzz(openApiDocument(), await worldOf(console), seededRandom(seed))
  const sender = openRestSender(console.url)
  const faults: string[] = []
  const statuses: Record<string, number> = {}
  let found = 0
  let left = count
  const worker = async (): Promise<void> => {
    while (left > 0 && faults.length < mostFaults) {
      left -= 1
      const asked = next()
      const fault = await askOnce(asked)
      if (fault !== null) faults.push(`${fault}\n  ${asked.method} ${asked.path}\n  ${JSON.stringify(asked.headers)}`)
    }
  }
  const askOnce = async (asked: FuzzedRequest): Promise<string | null> => {
    try {
      const answer = await sender.send(asked)
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      const fault = faultOf(asked.operationId, asked, answer)
      if (fault !== null || !asked.isValid) return fault
      if (answer.status !== 200) return `a valid one was answered ${answer.status}: ${answer.text.slice(0, 300)}`
      found += 1
      return null
    } catch (error) {
      return `no answer: ${error instanceof Error ? error.message : 'unknown'}`
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  sender.close()
  return { faults, statuses, found }
}

async function worldOf(console: ApiConsole): Promise<FuzzedWorld> {
  const headers = { authorization: `Bearer ${console.reader}` }
  const items = async <Item>(path: string): Promise<readonly Item[]> => {
    const answer = await fetch(`${console.url}/api/v1${path}?limit=1000`, { headers })
    const page = (await answer.json()) as { readonly items: readonly Item[] }
    return page.items
  }
  const riders = await items<RiderRecord>('/riders')
  const rideIds = (await items<Ride>('/rides')).map(({ ride_id }) => ride_id)
  return {
    rideIds: rideIds.filter((id) => id % 3 > 0),
    spareRideIds: rideIds.filter((id) => id % 3 === 0),
    riderIds: riders.map(({ rider_id }) => rider_id),
    cities: riders.flatMap(({ city }) => (city === null ? [] : [city])),
    reader: console.reader,
    deleter: (await console.createToken('read', 'delete')).token
  }
}
