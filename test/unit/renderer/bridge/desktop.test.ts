import { describe, expect, it, vi } from 'vitest'
import { createDesktopBridge, type DesktopApi } from '../../../../src/renderer/bridge/desktop'

const apiWith = (call: DesktopApi['call']): DesktopApi => ({
  call,
  subscribe: () => () => undefined,
  shell: 'desktop',
  versions: {}
})

describe('The desktop bridge', () => {
  it('answers what the preload answers', async () => {
    const call = vi.fn(async () => ({ ok: true, value: 1 }))
    expect(await createDesktopBridge(apiWith(call)).call('ride.get', { ride_id: 7 })).toEqual({ ok: true, value: 1 })
    expect(call).toHaveBeenCalledExactlyOnceWith('ride.get', { ride_id: 7 }, expect.any(Function))
  })

  it('answers unavailable when the main process is gone, and does not reject', async () => {
    const bridge = createDesktopBridge(apiWith(() => Promise.reject(new Error('reply was never sent'))))
    expect(await bridge.call('status.get', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  it('passes an abort on without the event, which can not cross over', async () => {
    const abortCall = vi.fn()
    const bridge = createDesktopBridge(
      apiWith((_name, _input, onAbort) => {
        onAbort?.(abortCall)
        return new Promise(() => undefined)
      })
    )
    const abort = new AbortController()
    const answer = bridge.call('status.get', {}, abort.signal)
    abort.abort()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(abortCall).toHaveBeenCalledExactlyOnceWith()
  })

  it('passes no abort on when the call has been answered', async () => {
    const abortCall = vi.fn()
    const bridge = createDesktopBridge(
      apiWith(async (_name, _input, onAbort) => {
        onAbort?.(abortCall)
        return { ok: true, value: 1 }
      })
    )
    const abort = new AbortController()
    await bridge.call('status.get', {}, abort.signal)
    abort.abort()
    expect(abortCall).not.toHaveBeenCalled()
  })
})
