import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { createApiServer } from '../../../../src/main/desktop/api-server'
import type { ApiState } from '../../../../src/shared/domain/access'
import type { ConsoleInfo } from '../../../../src/shared/domain/console'
import { fail, type Result, succeed } from '../../../../src/shared/result'
import { createFakeEngine } from '../../../contract/fake-engine'

const served: ApiState = {
  is_on: true,
  url: 'http://127.0.0.1:4310',
  is_open: false,
  is_encrypted: false,
  problem: null
}
const off: ApiState = { is_on: false, url: null, is_open: false, is_encrypted: false, problem: null }
const info: ConsoleInfo = { version: '0', world: 'gym', time_zone: 'UTC', zone_starts_percent: [], applying: false }

const setUp = ({ isOn = true }: { isOn?: boolean } = {}) => {
  const fake = createFakeEngine()
  const turn = (to: boolean): void => {
    const settings = fake.engine.settings()
    fake.set({ ...settings, api: { ...settings.api, isOn: to } })
    fake.publish('console', [info])
  }
  turn(isOn)
  const stopShell = vi.fn(async () => undefined)
  const startShell = vi.fn(
    async (): Promise<Result<{ apiState: () => ApiState; stop: () => Promise<void> }>> =>
      succeed({ apiState: () => served, stop: stopShell })
  )
  const reported: ApiState[] = []
  const server = createApiServer({
    engine: fake.engine,
    startShell,
    report: (state) => void reported.push(state),
    log: pino({ level: 'silent' })
  })
  return { fake, turn, startShell, stopShell, reported, server }
}

describe('The REST API beside the window', () => {
  it('is not served while it is off, and is as soon as it is switched on', async () => {
    const { turn, startShell, reported, server } = setUp({ isOn: false })
    server.start()
    await expect.poll(() => reported.at(-1)).toEqual(off)
    expect(startShell).not.toHaveBeenCalled()
    turn(true)
    await expect.poll(() => reported.at(-1)).toEqual(served)
    await server.stop()
  })

  it('is served once however often settings are applied, and stops when it is switched off', async () => {
    const { turn, startShell, stopShell, reported, server } = setUp()
    server.start()
    turn(true)
    turn(true)
    await expect.poll(() => reported.at(-1)).toEqual(served)
    expect(startShell).toHaveBeenCalledOnce()
    turn(false)
    await expect.poll(() => reported.at(-1)).toEqual(off)
    expect(stopShell).toHaveBeenCalledOnce()
    await server.stop()
  })

  it('says why it can not be served, and tries again when settings are applied', async () => {
    const { turn, startShell, reported, server } = setUp()
    startShell.mockResolvedValueOnce(fail('unavailable', 'Port 4310 is in use.'))
    server.start()
    await expect.poll(() => reported.at(-1)).toEqual({ ...off, is_on: true, problem: 'Port 4310 is in use.' })
    turn(true)
    await expect.poll(() => reported.at(-1)).toEqual(served)
    await server.stop()
  })

  it('stops with the program, also while it is starting, and does not come back', async () => {
    const { fake, turn, startShell, stopShell, server } = setUp()
    server.start()
    await server.stop()
    expect(stopShell).toHaveBeenCalledTimes(startShell.mock.calls.length)
    turn(true)
    expect(fake.subscribers('console')).toBe(0)
    expect(stopShell).toHaveBeenCalledTimes(startShell.mock.calls.length)
  })
})
