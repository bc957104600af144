import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaderboardSchema } from '../../src/shared/domain/leaderboard'
import { page, readingSchema, rideSchema } from '../../src/shared/domain/ride'
import { type ApiConsole, startApiConsole, withoutRateLimit } from '../support/api-console'
import { type GeneratedClient, generateClient } from '../support/rest-client'

describe('A client generated from /openapi.json', () => {
  let console: ApiConsole
  let api: Readonly<Record<string, GeneratedClient>>
  beforeAll(async () => {
    console = await startApiConsole(['--bikes', '6', ...withoutRateLimit])
    const file = join(console.folder, 'openapi.json')
    writeFileSync(file, await (await fetch(`${console.url}/openapi.json`)).text())
    const { token } = await console.createToken('read', 'delete')
    api = await generateClient(file, console.folder, `${console.url}/api/v1`, token)
  })
  afterAll(async () => {
    await console?.stop()
    console?.remove()
  })

  /** What a method of the client answers, by the path it is named after. */
  const use = async (place: string, operation: string, ...args: readonly unknown[]): Promise<[number, unknown]> => {
    const method = api[place]?.[operation]
    if (method === undefined) throw new Error(`the client has no ${place}.${operation}`)
    // It throws the answer where that is an error.
    const answer = await method(...args).catch((error: unknown) => {
      if (error instanceof Response) return Object.assign(error, { data: null })
      throw error
    })
    return [answer.status, answer.data]
  }

  it('reads rides, readings and the leaderboard of a running console, and deletes a ride', async () => {
    const [, rides] = await use('rides', 'getRides', { limit: 1_000 })
    const ended = page(rideSchema)
      .parse(rides)
      .items.find(({ end_time }) => end_time !== null)
    if (ended === undefined) throw new Error('no ride has ended')
    expect(await use('ride', 'getRide', ended.ride_id)).toEqual([200, ended])

    const [, readings] = await use('ride', 'getRideReadings', ended.ride_id, { limit: 5 })
    expect(page(readingSchema).parse(readings).items).toHaveLength(5)
    const [, board] = await use('leaderboard', 'getLeaderboard', { by: 'total_time', period: 'all' })
    expect(leaderboardSchema.parse(board).items[0]).toMatchObject({ position: 1, unit: 's' })

    expect((await use('ride', 'deleteRide', ended.ride_id))[0]).toBe(204)
    expect((await use('ride', 'getRide', ended.ride_id))[0]).toBe(404)
  })
})
