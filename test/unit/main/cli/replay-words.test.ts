import { describe, expect, it } from 'vitest'
import { createReplayRate, endOfReplay, progressOfReplay } from '../../../../src/main/cli/replay-words'
import type { ReplayStatus } from '../../../../src/shared/domain/replay'

const status = (changes: Partial<ReplayStatus> = {}): ReplayStatus => ({
  replay_id: 1,
  state: 'importing',
  name: 'bikes.log',
  unit: 'line',
  world: 'gym',
  total: 12_000,
  done: 3_000,
  done_before: 0,
  stored: 2_900,
  control: 60,
  duplicate: 30,
  quarantined: 10,
  gap_offsets: 0,
  message: null,
  ...changes
})

describe('how far an import is', () => {
  it('is told as lines, percent and rate', () => {
    expect(progressOfReplay(status(), 1_500)).toBe('bikes.log  3,000 of 12,000 lines  25 %  1,500 lines/s')
    expect(progressOfReplay(status({ done: 11_999 }), null)).toBe('bikes.log  11,999 of 12,000 lines  99 %')
    expect(progressOfReplay(status({ total: 0, done: 0 }), 0)).toBe('bikes.log  0 of 0 lines  100 %  0 lines/s')
  })

  it('is what is looked at before the number of lines is known', () => {
    expect(progressOfReplay(status({ state: 'opening', total: null }), 0)).toBe('bikes.log  looking through the file')
    expect(progressOfReplay(status({ total: null, unit: 'message', name: 'deloton' }), 0)).toBe(
      'deloton  asking the broker'
    )
  })

  it('is what is wrong while something is', () => {
    expect(progressOfReplay(status({ message: 'No broker answers.' }), 0)).toBe('bikes.log  No broker answers.')
  })
})

describe('the end of an import', () => {
  const done = status({ state: 'done', done: 12_000, stored: 11_900 })

  it('is told with what each line counted as, which adds up', () => {
    expect(endOfReplay(done)).toBe(
      'bikes.log: 12,000 lines imported\nstored 11,900 + control 60 + duplicate 30 + quarantined 10 = 12,000\n'
    )
    expect(endOfReplay({ ...done, stored: 11_899 })).toContain('= 11,999  THE SUM DOES NOT HOLD')
    expect(endOfReplay({ ...done, stored: 11_895, gap_offsets: 5, unit: 'message' })).toContain(
      '12,000 messages imported\nstored 11,895 + control 60 + duplicate 30 + quarantined 10 + in gaps 5 = 12,000\n'
    )
  })

  it('says what was there before', () => {
    expect(endOfReplay({ ...done, done_before: 2_000 })).toContain('12,000 lines imported, 2,000 of them before\n')
    expect(endOfReplay({ ...done, done_before: 12_000 })).toContain(
      'nothing new, its 12,000 lines were imported before\n'
    )
  })

  it('says where it was stopped and that it goes on', () => {
    expect(endOfReplay(status({ state: 'stopped' }))).toMatch(
      /^bikes\.log: stopped at 3,000 of 12,000 lines; ask again and it goes on there\nstored 2,900 /
    )
    expect(endOfReplay(status({ state: 'stopped', total: null, done: 0 }))).toBe(
      'bikes.log: stopped before anything was stored; ask again and it goes on there\n'
    )
  })

  it('says what is odd, that there was nothing, and which world it went to', () => {
    expect(endOfReplay({ ...done, message: 'The file grew.' })).toMatch(/\nThe file grew\.\n$/)
    expect(endOfReplay({ ...done, world: 'sample' })).toContain('\ninto the sample world, beside the simulated fleet\n')
    expect(endOfReplay({ ...done, world: 'sample', done_before: 12_000 })).not.toContain('world')
    expect(endOfReplay(status({ state: 'done', total: null, done: 0, message: 'Nothing is older.' }))).toBe(
      'bikes.log: nothing to import\nNothing is older.\n'
    )
  })
})

describe('the rate of an import', () => {
  it('is that of the last seconds', () => {
    const rate = createReplayRate()
    expect(rate.sample(1_000, 0)).toBeNull()
    expect(rate.sample(1_000, 0)).toBeNull()
    expect(rate.sample(1_500, 500)).toBe(1_000)
    for (let second = 1; second <= 20; second += 1) rate.sample(1_500 + second * 10, 500 + second * 1_000)
    expect(rate.sample(1_710, 21_500)).toBe(10)
  })
})
