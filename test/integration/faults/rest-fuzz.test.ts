import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiConsole, startApiConsole, withoutRateLimit } from '../../support/api-console'
import { sized, takeSeed, tellFigures } from '../../support/fault-run'
import { runRestFuzz } from '../../support/rest-fuzz-run'

const requests = sized(100_000, 5_000)

describe('requests of any kind to the REST API', () => {
  let console: ApiConsole
  beforeAll(async () => {
    console = await startApiConsole(['--bikes', '6', ...withoutRateLimit])
  })
  afterAll(async () => {
    await console?.stop()
    console?.remove()
  })

  it(`are answered as the document has it, ${requests} of them, and never with an error of the console`, async () => {
    const seed = takeSeed('rest fuzz')
    const began = performance.now()
    const { faults, statuses, found } = await runRestFuzz(console, requests, seed)
    tellFigures('rest fuzz', {
      requests,
      ...statuses,
      validOnesFound: found,
      perSecond: Math.round((requests / (performance.now() - began)) * 1_000)
    })
    expect(faults).toEqual([])
    expect(found).toBeGreaterThan(requests / 10)
    // What was stored is whole, and it goes on reading.
    expect(await console.call('status.get', {})).toMatchObject({ state: 'live', adds_up: true })
    expect(console.printed()).not.toContain('"level":50')
  }, 1_800_000)
})
