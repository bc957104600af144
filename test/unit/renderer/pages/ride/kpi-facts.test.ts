import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { kpisOf } from '../../../../../src/renderer/pages/ride/kpi-facts'
import { rideFigures } from '../../../../../src/renderer/pages/ride/ride-figures'
import { takeAnswer } from '../../../../../src/renderer/pages/ride/ride-store'
import { answerOf, rideOf, type Second, usual } from './ride-fixture'

const formats = createFormats('Europe/London')

function kpis(seconds: readonly Second[], end: string | null = null, weightKg: number | null = 64) {
  const ride = takeAnswer(null, 0, answerOf(seconds, 0, { ride: rideOf(seconds.length, end) }))
  if (ride === null) throw new Error('The first answer is always taken')
  const all = kpisOf(ride, rideFigures(ride, weightKg), weightKg !== null, formats)
  return Object.fromEntries(all.map((kpi) => [kpi.key, kpi]))
}

describe('a running ride in figures', () => {
  const running = kpis([...usual(59), { hr: 171, w: 220, rpm: 88, r: 52 }])

  it('shows its last reading, with the ride’s own figures beside it', () => {
    expect(running['heart-rate']).toMatchObject({ value: '171', detail: 'avg 150 · max 150 bpm', isNow: true })
    expect(running.power).toMatchObject({ label: 'Power, 3 s', value: '180', isNow: true })
    expect(running.cadence).toMatchObject({ value: '88', detail: 'avg 80 rpm' })
    expect(running.resistance).toMatchObject({ value: '52', detail: 'avg 40' })
  })

  it('shows energy, power for each kilogram, and since when it runs', () => {
    expect(running.energy).toMatchObject({ value: '10', unit: 'kJ', detail: '2.50 W/kg on average', isNow: false })
    expect(running.duration).toMatchObject({ value: '1:00', detail: 'since 10:00:00 GMT' })
  })

  it('says in words what there is not', () => {
    const silent = kpis([{ hr: null }], null, null)
    expect(silent['heart-rate']?.value).toBeNull()
    expect(silent.energy?.detail).toBe('weight unknown')
    expect(silent.power?.detail).toBe('avg 160 W · NP from 30 s')
  })
})

describe('an ended ride in figures', () => {
  it('has no now: its averages are shown', () => {
    const ended = kpis([...usual(59), { hr: 171, w: 220 }], '2026-11-21T10:01:00.000Z')
    expect(Object.values(ended).some(({ isNow }) => isNow)).toBe(false)
    expect(ended['heart-rate']).toMatchObject({ value: '150', detail: 'average · max 150 bpm' })
    expect(ended.power).toMatchObject({ label: 'Power', value: '160' })
    expect(ended.duration?.detail).toBe('10:00 to 10:01 GMT')
  })
})
