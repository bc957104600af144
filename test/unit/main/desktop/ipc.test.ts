import { pino } from 'pino'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { desktopChannels } from '../../../../src/shared/desktop-channels'
import {
  createElectronMessages,
  type ElectronMessages,
  type FakeFrame,
  pageFrame
} from '../../../contract/electron-messages'
import { createFakeEngine, type FakeEngine } from '../../../contract/fake-engine'
import { tileOf } from '../../../contract/feed-items'

let messages: ElectronMessages
let fake: FakeEngine
let stopAnswering: () => void
beforeEach(async () => {
  messages = createElectronMessages()
  fake = createFakeEngine()
  vi.resetModules()
  vi.doMock('electron', () => messages.electron)
  const { answerPage } = await import('../../../../src/main/desktop/ipc')
  stopAnswering = answerPage(messages.page as never, fake.engine, pino({ level: 'silent' }), Date.now)
})

const invoke = (channel: string, ...args: unknown[]): Promise<unknown> =>
  messages.electron.ipcRenderer.invoke(channel, ...args)
const send = (channel: string, ...args: unknown[]): void => messages.electron.ipcRenderer.send(channel, ...args)
const { call, abort, subscribe, unsubscribe, taken, batch } = desktopChannels
/** Longer than any message takes. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

/** Batches that reached the page's process; the test is its preload. */
const received = (): unknown[][] => {
  const batches: unknown[][] = []
  messages.electron.ipcRenderer.on(batch, (_event, ...args: unknown[]) => batches.push(args))
  return batches
}

describe('A message to the desktop', () => {
  it.each<[string, FakeFrame | null]>([
    ['a frame in the page', { url: 'app://console/', parent: pageFrame }],
    ['another origin', { url: 'https://evil.test/', parent: null }],
    ['an origin that begins like ours', { url: 'app://console.evil.test/', parent: null }],
    ['a frame that is gone', null]
  ])('from %s is refused, whatever it asks', async (_who, frame) => {
    messages.page.frame = frame
    expect(await invoke(call, 1, 'status.get', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await invoke(subscribe, 1, 'floor')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(fake.seen).toEqual([])
    expect(fake.subscribers('floor')).toBe(0)
  })

  it('from another window is refused, whatever it shows', async () => {
    messages.sendAs(createElectronMessages().page)
    expect(await invoke(call, 1, 'status.get', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it('from a foreign frame aborts no call and ends no subscription', async () => {
    fake.answer('rides.list', () => new Promise(() => undefined))
    void invoke(call, 1, 'rides.list', {})
    await invoke(subscribe, 2, 'floor')
    messages.page.frame = { url: 'https://evil.test/', parent: null }
    send(abort, 1)
    send(unsubscribe, 2)
    await settle()
    expect(fake.seen[0]?.signal.aborted).toBe(false)
    expect(fake.subscribers('floor')).toBe(1)
  })

  it.each([
    [],
    [1],
    ['1', 'status.get', {}],
    [1, 7, {}],
    [1, null, {}],
    [{ id: 1 }, 'status.get', {}],
    [1, ['status.get'], {}]
  ])('that is no call (%j, %j, %j) is bad-input', async (...args: unknown[]) => {
    expect(await invoke(call, ...args)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(fake.seen).toEqual([])
  })

  it.each([['__proto__'], ['constructor'], ['rides'], [7], [undefined], [['floor']]])(
    'that subscribes to %j is bad-input',
    async (feed) => {
      expect(await invoke(subscribe, 1, feed)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    }
  )

  it('that makes the 201st call of a second is answered busy', async () => {
    const codes: unknown[] = []
    for (let id = 1; id <= 210; id += 1) {
      const answer = (await invoke(call, id, 'status.get', {})) as { ok: boolean }
      codes.push(answer.ok)
    }
    // More than one second may pass on a slow machine: then more than 200 are right.
    expect(fake.seen.length).toBe(codes.filter((isOk) => isOk).length)
    expect(fake.seen.length).toBeGreaterThanOrEqual(200)
  })

  it('that makes the 33rd subscription is answered busy', async () => {
    for (let id = 1; id <= 32; id += 1) expect(await invoke(subscribe, id, 'floor')).toMatchObject({ ok: true })
    expect(await invoke(subscribe, 33, 'floor')).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect(fake.subscribers('floor')).toBe(32)
  })

  it('that subscribes under a number in use takes its place', async () => {
    await invoke(subscribe, 1, 'floor')
    await invoke(subscribe, 1, 'status')
    expect([fake.subscribers('floor'), fake.subscribers('status')]).toEqual([0, 1])
  })
})

describe('A feed of the desktop', () => {
  it('has one batch on its way until the page says that it took it', async () => {
    const batches = received()
    await invoke(subscribe, 5, 'floor')
    for (let power = 1; power <= 10; power += 1) fake.publish('floor', [tileOf('a', power)])
    await settle()
    expect(batches).toEqual([[5, [tileOf('a', 1)]]])
    send(taken, 5)
    await settle()
    expect(batches).toEqual([
      [5, [tileOf('a', 1)]],
      [5, [tileOf('a', 10)]]
    ])
  })

  it.each([
    ['loads anew', 'did-start-navigation', { isMainFrame: true, isSameDocument: false }],
    ['crashes', 'render-process-gone', {}],
    ['is closed', 'destroyed', {}]
  ])('ends when the page %s, and so do its calls', async (_what, event, details) => {
    fake.answer('rides.list', () => new Promise(() => undefined))
    await invoke(subscribe, 1, 'floor')
    await invoke(subscribe, 2, 'status')
    void invoke(call, 1, 'rides.list', {})
    await settle()
    messages.page.emit(event, details)
    expect([fake.subscribers('floor'), fake.subscribers('status')]).toEqual([0, 0])
    expect(fake.seen[0]?.signal.aborted).toBe(true)
  })

  it.each([
    ['goes to another place in itself', { isMainFrame: true, isSameDocument: true }],
    ['has a frame that loads', { isMainFrame: false, isSameDocument: false }]
  ])('goes on when the page %s', async (_what, details) => {
    await invoke(subscribe, 1, 'floor')
    messages.page.emit('did-start-navigation', details)
    expect(fake.subscribers('floor')).toBe(1)
  })

  it('sends nothing to a page that is gone', async () => {
    const batches = received()
    await invoke(subscribe, 1, 'floor')
    messages.page.emit('destroyed')
    fake.publish('floor', [tileOf('a', 1)])
    await settle()
    expect(batches).toEqual([])
  })
})

it('Nothing is answered any more after the stop', async () => {
  stopAnswering()
  await expect(invoke(call, 1, 'status.get', {})).rejects.toThrow('No handler registered')
  expect(messages.electron.ipcMain.eventNames()).toEqual([])
})
