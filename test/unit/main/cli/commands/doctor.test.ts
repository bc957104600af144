import { describe, expect, it } from 'vitest'
import { lineOf, settingsInForce } from '../../../../../src/main/cli/commands/doctor'
import { nothingFixed } from '../../../../../src/main/engine/settings/read-settings'

describe('What the doctor takes for the settings in force', () => {
  const stored = { topic: 'of-file', bikes: 3 }
  const lastRun = { topic: 'of-run', source: 'kafka' } as const

  it('is what a running console reads, and without one what the next start will', () => {
    expect(settingsInForce(stored, lastRun, true, nothingFixed)).toEqual({ topic: 'of-run', source: 'kafka', bikes: 3 })
    expect(settingsInForce(stored, lastRun, false, nothingFixed)).toEqual({
      topic: 'of-file',
      source: 'kafka',
      bikes: 3
    })
  })

  it('is what its own command line says before all', () => {
    const fixed = { given: { topic: 'typed' }, sayers: {} }
    expect(settingsInForce(stored, lastRun, true, fixed)).toMatchObject({ topic: 'typed' })
  })
})

describe('A line of the doctor', () => {
  it('says how it is, what, and a sentence, in columns', () => {
    expect(lineOf({ what: 'Kafka, TCP', state: 'failed', sentence: 'Nothing listens.' })).toBe(
      'failed   Kafka, TCP                Nothing listens.\n'
    )
  })
})
