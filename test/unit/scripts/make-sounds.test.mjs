import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { patterns, wavOf } from '../../../scripts/make-sounds.mjs'

/** @param {'high' | 'medium' | 'low'} name */
const stored = (name) => readFileSync(new URL(`../../../resources/sounds/${name}.wav`, import.meta.url))

describe('The sounds of alerts', () => {
  it.each(/** @type {const} */ (['high', 'medium', 'low']))('are what the script makes: %s', (name) => {
    expect(wavOf(patterns[name]).equals(stored(name))).toBe(true)
  })

  it('are told apart by how many tones they have', () => {
    expect([patterns.high, patterns.medium, patterns.low].map(({ tones }) => tones.length)).toEqual([5, 3, 1])
  })

  it('begin and end in silence and are never clipped', () => {
    for (const name of /** @type {const} */ (['high', 'medium', 'low'])) {
      const wav = stored(name)
      const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, index) => wav.readInt16LE(44 + index * 2))
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(50)
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(50)
      const peak = Math.max(...samples.map(Math.abs))
      expect(peak).toBeGreaterThan(16_000)
      expect(peak).toBeLessThan(32_000)
    }
  })
})
