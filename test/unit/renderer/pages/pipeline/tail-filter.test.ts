import { describe, expect, it } from 'vitest'
import { tailFilter } from '../../../../../src/renderer/pages/pipeline/tail-filter'
import { tailLine } from './tail-fixture'

const passes = (text: string, given: Parameters<typeof tailLine>[1]): boolean | null =>
  tailFilter(text)?.(tailLine(1, given)) ?? null

describe('tailFilter', () => {
  it('asks for nothing where nothing is written', () => {
    expect(tailFilter('')).toBeNull()
    expect(tailFilter('   ')).toBeNull()
  })

  it('finds text in the line or the key, upper or lower case', () => {
    expect(passes('TELEMETRY', { text: 'Telemetry - hrt = 154' })).toBe(true)
    expect(passes('sn0016', { key: 'SN0016', text: 'Ride' })).toBe(true)
    expect(passes('sn0016', { key: 'SN0003', text: 'Ride' })).toBe(false)
    expect(passes('sn0016', { key: null, text: 'Ride' })).toBe(false)
  })

  it('takes several words as they stand', () => {
    expect(passes('hrt =  154', { text: 'Telemetry - hrt = 154; rpm = 85' })).toBe(true)
    expect(passes('154 hrt', { text: 'Telemetry - hrt = 154; rpm = 85' })).toBe(false)
  })

  it('takes p:3 for partition 3, not for text', () => {
    expect(passes('p:3', { partition: 3 })).toBe(true)
    expect(passes('p:3', { partition: 13 })).toBe(false)
    expect(passes('p:3', { partition: 1, text: 'p:3' })).toBe(false)
    expect(passes('P:1 p:3', { partition: 1 })).toBe(true)
  })

  it('takes a partition and text together', () => {
    expect(passes('ride p:3', { partition: 3, text: 'Ride - duration = 890.0' })).toBe(true)
    expect(passes('ride p:3', { partition: 3, text: 'Telemetry', key: 'SN1' })).toBe(false)
    expect(passes('ride p:3', { partition: 2, text: 'Ride - duration = 890.0' })).toBe(false)
  })

  it('takes signs of patterns and half a partition as plain text', () => {
    expect(passes('.*', { text: 'Ride' })).toBe(false)
    expect(passes('[system]', { text: '[SYSTEM] data = {}' })).toBe(true)
    expect(passes('p:', { text: 'step: 3' })).toBe(true)
  })
})
