import { describe, expect, it } from 'vitest'
import { createChangeLog } from '../../../../../src/main/engine/store/change-log'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { temporaryData } from './store-fixture'

const note = (data: Writable, kind: 'ride' | 'rider', ids: readonly number[]): void => {
  for (const id of ids) data.prepare('INSERT INTO change (kind, id) VALUES (?, ?)').run(kind, id)
}
const left = (data: Writable): unknown[] =>
  data.prepare('SELECT change_id FROM change ORDER BY change_id').pluck().all()

describe('The list of changes', () => {
  it('names the rides of the next changes, each once, and where to go on', () => {
    const data = temporaryData()
    note(data, 'ride', [7, 8, 7])
    note(data, 'rider', [100])
    note(data, 'ride', [9])
    const changes = createChangeLog(data)
    expect(changes.newest()).toBe(5)
    expect(changes.ridesAfter(0, 4)).toEqual({ rideIds: [7, 8], last: 4 })
    expect(changes.ridesAfter(4, 4)).toEqual({ rideIds: [9], last: 5 })
    expect(changes.ridesAfter(5, 4)).toEqual({ rideIds: [], last: 5 })
  })

  it('is pruned to its newest, as many at once as are asked for and no fewer', () => {
    const data = temporaryData()
    const changes = createChangeLog(data)
    expect(changes.prune(4, 3)).toBe(false)
    note(data, 'ride', [1, 2, 3, 4, 5, 6])
    expect(changes.prune(4, 3)).toBe(false)
    note(data, 'ride', [7, 8, 9, 10, 11])
    expect([changes.prune(4, 3), changes.prune(4, 3), changes.prune(4, 3)]).toEqual([true, true, false])
    expect(left(data)).toEqual([7, 8, 9, 10, 11])
  })
})
