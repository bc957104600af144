import { describe, expect, it } from 'vitest'
import { plainText } from '../../../../../src/renderer/pages/ride/plain-text'
import { hatch, rideTraces } from '../../../../../src/renderer/pages/ride/ride-traces'
import { rideView } from '../../../../../src/renderer/pages/ride/ride-view'
import { namedTokens } from './chart-tokens-fixture'
import { readingsOf, type Second } from './ride-fixture'

const words = {
  heartRate: 'Heart rate',
  power: 'Power',
  cadence: 'Cadence',
  resistance: 'Resistance',
  bpm: 'bpm',
  watts: 'W',
  rpm: 'rpm',
  zone: (zone: number) => `Z${zone}`
}

const zones = { maximum: 200, startsPercent: [50, 60, 70, 80, 90] }

const tracesOf = (seconds: readonly Second[]) =>
  rideTraces(rideView(readingsOf(seconds), 'whole', 'ride', 0, true), [60, 200], zones, namedTokens, words)

describe('the lines of a ride', () => {
  it('never join over what is missing', () => {
    const traces = tracesOf([{}, { hr: null, w: null }, { hr: 0 }, {}])
    for (const trace of traces) expect(trace).toMatchObject({ connectgaps: false })
    expect(traces[1]).toMatchObject({ y: [150, 150, null, 150, 150] })
  })

  it('never have a heart rate of 0', () => {
    expect(tracesOf([{ hr: 0 }, { hr: 0 }, { hr: 120 }])[1]).toMatchObject({ name: 'Heart rate', y: [120, 120] })
  })

  it('say the zone of each heart rate', () => {
    expect(tracesOf([{ hr: 99 }, { hr: 150 }, { hr: 190 }])[1]).toMatchObject({ customdata: ['Z0', 'Z3', 'Z5'] })
  })

  it('are told apart by more than colour', () => {
    const [, , raw, , cadence, resistance] = tracesOf([{}, {}])
    expect(raw).toMatchObject({ opacity: 0.38, line: { width: 1 }, hoverinfo: 'skip' })
    expect(cadence).toMatchObject({ line: { dash: '6px,3px' } })
    expect(resistance).not.toMatchObject({ line: { dash: '6px,3px' } })
  })
})

describe('hatched spans', () => {
  it('are boxes over the whole height, with a break between them', () => {
    const trace = hatch(
      [
        [10, 20],
        [40, 50]
      ],
      [60, 200],
      namedTokens
    )
    expect(trace).toMatchObject({
      x: [10, 10, 20, 20, 10, null, 40, 40, 50, 50, 40],
      y: [60, 200, 200, 60, 60, null, 60, 200, 200, 60, 60],
      fill: 'toself'
    })
  })
})

describe('words in a chart', () => {
  it('are no markup', () => {
    expect(plainText('<b>07</b> & <a href="x">')).toBe('&lt;b&gt;07&lt;/b&gt; &amp; &lt;a href="x"&gt;')
  })
})
