import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type StoppableProcess, stopGracefully } from '../../../../src/main/cli/graceful-stop'

const withinMs = 14_000
let emitter: EventEmitter
let exits: number[]
let reports: string[]
beforeEach(() => {
  vi.useFakeTimers()
  emitter = new EventEmitter()
  exits = []
  reports = []
})
afterEach(() => vi.useRealTimers())

function install(stop: () => Promise<boolean>): () => boolean {
  const process = Object.assign(emitter, { exit: (code: number) => void exits.push(code) }) as StoppableProcess
  return stopGracefully(process, { stop, withinMs, report: (what) => void reports.push(what) })
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

describe('A graceful stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('ends the process with 0 after %s, once all is stopped', async (signal) => {
    let end: (isEnded: boolean) => void = () => undefined
    const isStopping = install(
      () =>
        new Promise((resolve) => {
          end = resolve
        })
    )
    expect(isStopping()).toBe(false)
    emitter.emit(signal)
    await settle()
    expect(isStopping()).toBe(true)
    expect(exits).toEqual([])
    end(true)
    await settle()
    expect(exits).toEqual([0])
  })

  it('ignores every further signal', async () => {
    const stop = vi.fn(async () => true)
    install(stop)
    for (const signal of ['SIGTERM', 'SIGTERM', 'SIGINT', 'SIGHUP']) emitter.emit(signal)
    await settle()
    expect(stop).toHaveBeenCalledTimes(1)
    expect(exits).toEqual([0])
  })

  it('is given up after its time, and says so', async () => {
    install(() => new Promise(() => undefined))
    emitter.emit('SIGTERM')
    await vi.advanceTimersByTimeAsync(withinMs - 1)
    expect(exits).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(exits).toEqual([1])
    expect(reports).toEqual(['the stop took too long and was given up; nothing stored is lost'])
  })

  it('leaves the exit to others where there was nothing to stop', async () => {
    install(async () => false)
    emitter.emit('SIGTERM')
    await vi.advanceTimersByTimeAsync(withinMs * 2)
    expect(exits).toEqual([])
  })

  it.each(['uncaughtException', 'unhandledRejection'])('stops all and ends with 1 after an %s', async (event) => {
    const stop = vi.fn(async () => true)
    install(stop)
    emitter.emit(event, new Error('planted'))
    await settle()
    expect(reports).toEqual(['an unexpected failure; the console stops'])
    expect(stop).toHaveBeenCalledTimes(1)
    expect(exits).toEqual([1])
  })

  it('ends with 1 when the stop itself fails', async () => {
    install(() => Promise.reject(new Error('stuck')))
    emitter.emit('SIGTERM')
    await settle()
    expect(exits).toEqual([1])
    expect(reports).toEqual(['the console did not stop well'])
  })
})
