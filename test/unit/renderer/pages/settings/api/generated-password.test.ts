import { describe, expect, it } from 'vitest'
import { generatedPassword, passwordBytes } from '../../../../../../src/renderer/pages/settings/api/generated-password'

const bytes = (from: number): Uint8Array =>
  Uint8Array.from({ length: passwordBytes }, (_, index) => (from + index) % 256)

describe('A generated password', () => {
  it('is five groups of five letters and digits, without those that are taken for one another', () => {
    for (let from = 0; from < 256; from += 1) {
      expect(generatedPassword(bytes(from))).toMatch(/^[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){4}$/)
    }
  })

  it('gives each of its 32 signs to as many bytes', () => {
    const signs = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const sign = generatedPassword(Uint8Array.of(byte))
      signs.set(sign, (signs.get(sign) ?? 0) + 1)
    }
    expect(signs.size).toBe(32)
    expect(new Set(signs.values())).toEqual(new Set([8]))
  })
})
