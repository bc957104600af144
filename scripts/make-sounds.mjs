#!/usr/bin/env node
// `node scripts/make-sounds.mjs`: makes the sounds of alerts anew, from nothing but sums of sines. The same each time.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isEntry } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'

const sampleRate = 22_050
/** Soft edges: a tone that begins at once clicks, and startles. */
const attackS = 0.025
const releaseS = 0.06
/** Four partials below 4 kHz: easier to place in a loud room than one. */
const partials = [1, 2, 3, 4]
const partialGain = [1, 0.5, 0.33, 0.2]
const loudest = 0.72

/** Frequency in Hz, beginning and length in s. */
/** @typedef {{ hz: number, atS: number, forS: number }} Tone */

/**
 * Three patterns that are told apart by how many tones they have: five fast ones, three slower ones, one.
 *
 * @type {Readonly<Record<'high' | 'medium' | 'low', { tones: readonly Tone[], lengthS: number }>>}
 */
export const patterns = {
  high: { tones: rhythm([587.33, 587.33, 783.99, 587.33, 880], [0, 0.22, 0.44, 0.84, 1.06], 0.17), lengthS: 1.4 },
  medium: { tones: rhythm([523.25, 659.26, 523.25], [0, 0.36, 0.72], 0.26), lengthS: 1.15 },
  low: { tones: rhythm([440], [0], 0.42), lengthS: 0.6 }
}

/**
 * @param {readonly number[]} hz
 * @param {readonly number[]} atS
 * @param {number} forS
 * @returns {Tone[]}
 */
function rhythm(hz, atS, forS) {
  return hz.map((frequency, index) => ({ hz: frequency, atS: atS[index] ?? 0, forS }))
}

/**
 * @param {{ tones: readonly Tone[], lengthS: number }} pattern
 * @returns {Buffer} a WAV file: 16 bit, mono
 */
export function wavOf({ tones, lengthS }) {
  const count = Math.round(lengthS * sampleRate)
  const samples = new Float64Array(count)
  for (const { hz, atS, forS } of tones) {
    const first = Math.round(atS * sampleRate)
    for (let step = 0; step < Math.round(forS * sampleRate); step += 1) {
      const s = step / sampleRate
      const edge = Math.min(1, s / attackS, (forS - s) / releaseS)
      // A raised cosine, so that the edge has no corner.
      const gain = 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, edge))
      let value = 0
      for (const [index, partial] of partials.entries()) {
        value += (partialGain[index] ?? 0) * Math.sin(2 * Math.PI * hz * partial * s)
      }
      samples[first + step] = (samples[first + step] ?? 0) + gain * value
    }
  }
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const data = Buffer.alloc(count * 2)
  for (const [index, value] of samples.entries()) {
    data.writeInt16LE(Math.round((value / peak) * loudest * 32_767), index * 2)
  }
  return Buffer.concat([header(data.length), data])
}

/**
 * @param {number} dataBytes
 * @returns {Buffer}
 */
function header(dataBytes) {
  const bytes = Buffer.alloc(44)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(sampleRate, 24)
  bytes.writeUInt32LE(sampleRate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(dataBytes, 40)
  return bytes
}

if (isEntry(import.meta.url)) {
  const folder = join(projectFolder, 'resources', 'sounds')
  mkdirSync(folder, { recursive: true })
  for (const [name, pattern] of Object.entries(patterns)) writeFileSync(join(folder, `${name}.wav`), wavOf(pattern))
}
