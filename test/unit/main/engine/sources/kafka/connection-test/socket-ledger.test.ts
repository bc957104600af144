import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createSocketLedger } from '../../../../../../../src/main/engine/sources/kafka/connection-test/socket-ledger'

const closing = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()))
const coded = (code: string): Error => Object.assign(new Error(code), { code })

describe('the sockets of a connection test', () => {
  it('records how each attempt went', async () => {
    const ledger = createSocketLedger(() => new Socket())
    const good = ledger.open('kafka.gym', 9092)
    const bad = ledger.open('kafka.gym', 9093)
    ledger.open('kafka.gym', 9094)
    good.emit('connect')
    bad.destroy(coded('ECONNREFUSED'))
    await closing(bad)
    expect(ledger.dials()).toEqual([
      expect.objectContaining({ address: 'kafka.gym:9092', isConnected: true, faultCode: null }),
      expect.objectContaining({ address: 'kafka.gym:9093', isConnected: false, faultCode: 'ECONNREFUSED' }),
      expect.objectContaining({ address: 'kafka.gym:9094', isConnected: false, faultCode: null })
    ])
  })

  it('does not count an address as reached before its certificate is accepted', () => {
    const ledger = createSocketLedger(() => new Socket())
    const socket = ledger.open('kafka.gym', 9093)
    const secured = ledger.secure(socket, 'kafka.gym', {}, () => undefined)
    socket.emit('connect')
    expect(ledger.dials()[0]?.isConnected).toBe(false)
    secured.emit('secureConnect')
    expect(ledger.dials()[0]?.isConnected).toBe(true)
    ledger.closeAll()
  })

  it('closes all with an error, which is none of theirs, and opens no more', async () => {
    const sockets: Socket[] = []
    const ledger = createSocketLedger(() => {
      const socket = new Socket()
      sockets.push(socket)
      return socket
    })
    const told: string[] = []
    const first = ledger.open('kafka.gym', 1).on('error', (error) => told.push(error.message))
    const second = ledger.open('kafka.gym', 2)
    ledger.closeAll()
    await Promise.all([closing(first), closing(second)])
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true])
    expect(told).toEqual(['the test is over'])
    expect(ledger.dials().map(({ faultCode }) => faultCode)).toEqual([null, null])
    expect(() => ledger.open('kafka.gym', 3)).toThrow('the test is over')
    expect(sockets).toHaveLength(2)
  })
})
