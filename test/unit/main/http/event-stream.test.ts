import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEventStream } from '../../../../src/main/http/event-stream'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A response whose socket takes or does not take. */
const setUp = () => {
  const socket = { isFull: false }
  const written: string[] = []
  const response = Object.assign(new EventEmitter(), {
    write(text: string) {
      written.push(text)
      return !socket.isFull
    },
    destroy: vi.fn(() => response.emit('close'))
  })
  const onClose = vi.fn()
  const allowed = { is: true }
  const stream = openEventStream(response as unknown as ServerResponse, {
    isStillAllowed: () => allowed.is,
    onClose
  })
  return { socket, written, response, onClose, allowed, stream }
}
const isPending = async (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => false), Promise.resolve().then(() => true)])

describe('An event stream', () => {
  it('writes text of any kind as one line of data', async () => {
    const { stream, written } = setUp()
    await stream.send('floor', ['a\nb\r\n\nevent: x\u2028', '</script>'])
    const lines = (written.at(-1) ?? '').split(/\r\n|\r|\n/)
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe('event: floor')
    expect(JSON.parse((lines[1] ?? '').slice('data: '.length))).toEqual(['a\nb\r\n\nevent: x\u2028', '</script>'])
    expect(lines.slice(2)).toEqual(['', ''])
  })

  it('says every 10 s that it is still there', () => {
    const { written } = setUp()
    const before = written.length
    vi.advanceTimersByTime(30_000)
    expect(written.slice(before)).toEqual([': still here\n\n', ': still here\n\n', ': still here\n\n'])
  })

  it('has sent when the socket takes more, not before', async () => {
    const { stream, socket, response } = setUp()
    socket.isFull = true
    const sent = stream.send('floor', [])
    expect(await isPending(sent)).toBe(true)
    response.emit('drain')
    await expect(sent).resolves.toBeUndefined()
  })

  it('gives up a client that takes nothing for 15 s', async () => {
    const { stream, socket, response, onClose } = setUp()
    socket.isFull = true
    const sent = stream.send('floor', [])
    const outcome = expect(sent).rejects.toThrow('closed')
    vi.advanceTimersByTime(14_999)
    expect(response.destroy).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(response.destroy).toHaveBeenCalledOnce()
    await outcome
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('does not give up a client that was slow once and drained', async () => {
    const { stream, socket, response } = setUp()
    socket.isFull = true
    const sent = stream.send('floor', [])
    response.emit('drain')
    await sent
    vi.advanceTimersByTime(60_000)
    expect(response.destroy).not.toHaveBeenCalled()
  })

  it('ends at the next event when it is no longer allowed, and tells nothing of it', async () => {
    const { stream, written, allowed, onClose } = setUp()
    const before = written.length
    allowed.is = false
    await expect(stream.send('floor', ['secret'])).rejects.toThrow('closed')
    expect(written.slice(before)).toEqual([])
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('ends within 10 s when it is no longer allowed and there is nothing to tell', () => {
    const { allowed, onClose } = setUp()
    allowed.is = false
    vi.advanceTimersByTime(10_000)
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('ends once, whoever ends it first, and leaves no timer behind', async () => {
    const { stream, response, onClose } = setUp()
    response.emit('error', new Error('reset'))
    response.emit('close')
    stream.close()
    expect(onClose).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
    await expect(stream.send('floor', [])).rejects.toThrow('closed')
  })
})
