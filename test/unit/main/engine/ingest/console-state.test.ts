import { describe, expect, it } from 'vitest'
import { consoleStateOf } from '../../../../../src/main/engine/ingest/console-state'
import type { Connection } from '../../../../../src/main/engine/sources/telemetry-source'

const connected: Connection = { state: 'connected' }
const connecting: Connection = { state: 'connecting' }
const disconnected: Connection = { state: 'disconnected', message: 'No Kafka broker answers at a:1. Trying again.' }
const storeFailure = null

describe('consoleStateOf', () => {
  it('is starting until the source is reached, and says nothing then', () => {
    expect(consoleStateOf({ connection: connecting, lags: [], storeFailure }, 'starting')).toEqual({
      state: 'starting',
      message: null
    })
  })

  it('is live when every partition is read to its end, but for the few messages always under way', () => {
    for (const lags of [[0], [0, 200], [12, 0, 3]]) {
      expect(consoleStateOf({ connection: connected, lags, storeFailure }, 'catching_up')).toEqual({
        state: 'live',
        message: null
      })
    }
  })

  it('is catching up when one partition is behind', () => {
    expect(consoleStateOf({ connection: connected, lags: [0, 201], storeFailure }, 'live')).toEqual({
      state: 'catching_up',
      message: null
    })
  })

  it('does not waver between live and catching up while the ends are not known', () => {
    const facts = { connection: connected, lags: [0, null], storeFailure }
    expect(consoleStateOf(facts, 'live').state).toBe('live')
    expect(consoleStateOf(facts, 'starting').state).toBe('starting')
    expect(consoleStateOf(facts, 'catching_up').state).toBe('catching_up')
  })

  it.each(['disconnected', 'paused_disk_full', 'safe_mode'] as const)(
    'does not call itself live after %s before it knows the ends',
    (before) => {
      expect(consoleStateOf({ connection: connected, lags: [null], storeFailure }, before)).toEqual({
        state: 'catching_up',
        message: null
      })
    }
  )

  it('is disconnected with the sentence of the source, whatever was known of the ends', () => {
    expect(consoleStateOf({ connection: disconnected, lags: [0], storeFailure }, 'live')).toEqual({
      state: 'disconnected',
      message: 'No Kafka broker answers at a:1. Trying again.'
    })
  })

  it('says that the disk is full before anything else', () => {
    const facts = { connection: disconnected, lags: [0], storeFailure: { code: 'SQLITE_FULL' } }
    expect(consoleStateOf(facts, 'live')).toEqual({
      state: 'paused_disk_full',
      message: 'The disk is full: reading is paused where it stands and goes on by itself when there is space.'
    })
  })

  it('is in safe mode for every other failure of the store, and names it', () => {
    const facts = { connection: connected, lags: [0], storeFailure: { code: 'SQLITE_IOERR_WRITE' } }
    expect(consoleStateOf(facts, 'live')).toEqual({
      state: 'safe_mode',
      message: 'The store can not be written (SQLITE_IOERR_WRITE): reading is paused and tried again.'
    })
  })
})
