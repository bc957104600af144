import { describe, expect, it } from 'vitest'
import { createFleet } from '../../../../../../src/main/engine/sources/simulator'
import { createLineWriter } from '../../../../../../src/main/engine/sources/simulator/lines'
import { simulatedRider } from '../../../../../../src/main/engine/sources/simulator/riders'
import { anchorMs, hourMs, readByBike, readLine } from './simulated-log'

const atMicros = Date.UTC(2022, 9, 4, 10, 5, 10, 588) * 1_000 + 793

const digitsOf = (text: string): number => text.replace('.', '').replace(/^0+/, '').length

describe('the lines of a simulated bike', () => {
  it('are the messages of the feed, byte for byte', () => {
    const write = createLineWriter()
    expect(write.main().toString()).toBe('{"log": "--------- beginning of main\\n"}')
    expect(write.newRide().toString()).toBe('{"log": "--------- beginning of a new ride\\n"}')
    expect(write.fetch(atMicros).toString()).toBe(
      '{"log": "2022-10-04 10:05:10.588793 mendoza v9: Getting user data from server..\\n"}'
    )
    expect(write.ride(atMicros, 57, 30).toString()).toBe(
      '{"log": "2022-10-04 10:05:10.588793 mendoza v9: [INFO]: Ride - duration = 57.0; resistance = 30\\n"}'
    )
    expect(write.telemetry(atMicros, 109, 49, 13.448875699999999).toString()).toBe(
      '{"log": "2022-10-04 10:05:10.588793 mendoza v9: [INFO]: Telemetry - hrt = 109; rpm = 49; power = 13.448875699999999\\n"}'
    )
    expect(write.telemetry(atMicros, 0, 0, 0).toString()).toContain('hrt = 0; rpm = 0; power = 0.0\\n')
  })

  it('escape the rider once in the line and once more in the message, with the keys in the order of the feed', () => {
    const rider = {
      ...simulatedRider(1, 3, 0),
      userId: 100,
      name: 'Zoë "Z" Müller',
      gender: 'female' as const,
      address: '0 Mill road,Northwick,E68 8SH',
      bornMs: -214_617_600_000,
      email: 'z-m@example.com',
      heightCm: 167,
      weightKg: 83,
      accountCreatedMs: 1_647_993_600_000,
      originalSource: 'direct'
    }
    expect(createLineWriter().system(atMicros, rider, 'SN0007').toString('utf8')).toBe(
      String.raw`{"log": "2022-10-04 10:05:10.588793 mendoza v9: [SYSTEM] data = {\"user_id\":100,\"name\":\"Zoë \\\"Z\\\" Müller\",\"gender\":\"female\",\"address\":\"0 Mill road,Northwick,E68 8SH\",\"date_of_birth\":-214617600000,\"email_address\":\"z-m@example.com\",\"height_cm\":167,\"weight_kg\":83,\"account_create_date\":1647993600000,\"bike_serial\":\"SN0007\",\"original_source\":\"direct\"}\n"}`
    )
  })

  it('keep six decimals and the right second whatever order the moments come in', () => {
    const write = createLineWriter()
    const stampOf = (micros: number): string => write.fetch(micros).toString().slice(9, 35)
    expect(stampOf(Date.UTC(2026, 0, 1) * 1_000 - 1)).toBe('2025-12-31 23:59:59.999999')
    expect(stampOf(Date.UTC(2026, 0, 1) * 1_000)).toBe('2026-01-01 00:00:00.000000')
    expect(stampOf(Date.UTC(2026, 0, 1) * 1_000 - 999_995)).toBe('2025-12-31 23:59:59.000005')
  })

  it('have the form of the feed throughout a fleet, and the log time of their message', () => {
    for (const messages of readByBike(createFleet({ seed: 5, bikes: 7, anchorMs }), anchorMs + 2 * hourMs).values()) {
      const wrong = messages.filter((message) => {
        const line = readLine(message)
        if ('atMs' in line && line.atMs !== message.timestampMs) return true
        if (line.kind !== 'telemetry') return false
        const text = Number.isInteger(line.power) ? `${line.power}.0` : String(line.power)
        return (line.power === 0) !== (line.cadence === 0) || line.powerText !== text || digitsOf(text) > 17
      })
      expect(wrong.map(({ value }) => value.toString())).toEqual([])
    }
  })
})
