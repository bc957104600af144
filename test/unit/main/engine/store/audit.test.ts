import { describe, expect, it } from 'vitest'
import { type AuditNote, addAuditEntry, listAudit } from '../../../../../src/main/engine/store/audit'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { BadCursorError } from '../../../../../src/main/engine/store/page-cursor'
import { temporaryOps } from './store-fixture'

const add = (ops: Writable, atMs: number, object: string, action: AuditNote['action'] = 'token.create'): void =>
  addAuditEntry(ops, { atMs, by: 'command', action, object })

/** All objects, asked for in pages of a size. */
function inPages(files: readonly Writable[], size: number, action?: AuditNote['action']): string[] {
  const objects: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = listAudit(files, action, size, cursor)
    expect(page.items.length).toBeLessThanOrEqual(size)
    objects.push(...page.items.map(({ object }) => object))
    if (page.next_cursor === null) return objects
    cursor = page.next_cursor
  }
}

describe('the audit', () => {
  it('says who did what, to what and when', () => {
    const ops = temporaryOps()
    addAuditEntry(ops, { atMs: 5, by: 'user tableau', action: 'ride.delete', object: 'ride 12' })
    expect(listAudit([ops], undefined, 10)).toEqual({
      items: [{ at: '1970-01-01T00:00:00.005Z', by: 'user tableau', action: 'ride.delete', object: 'ride 12' }],
      next_cursor: null
    })
  })

  it('of two files is one list, newest first, whatever the size of its pages', () => {
    const [root, world] = [temporaryOps(), temporaryOps()]
    // Many of one moment, in both, out of the order of time, too.
    for (const at of [3, 1, 2, 2, 2, 7, 2]) add(root, at, `root ${at}`)
    for (const at of [2, 2, 9, 3, 1, 2]) add(world, at, `world ${at}`)
    const whole = inPages([root, world], 100)
    expect(whole).toHaveLength(13)
    const times = whole.map((object) => Number(object.split(' ')[1]))
    expect(times).toEqual([...times].sort((one, other) => other - one))
    for (const size of [1, 2, 3, 5, 12, 13]) expect(inPages([root, world], size)).toEqual(whole)
  })

  it('does not repeat or miss what was there when more is added between pages', () => {
    const ops = temporaryOps()
    for (const at of [1, 2, 3]) add(ops, at, `${at}`)
    const first = listAudit([ops], undefined, 2)
    add(ops, 4, '4')
    const second = listAudit([ops], undefined, 2, first.next_cursor ?? '')
    expect([...first.items, ...second.items].map(({ object }) => object)).toEqual(['3', '2', '1'])
  })

  it('can be asked for one kind of thing', () => {
    const [root, world] = [temporaryOps(), temporaryOps()]
    add(root, 1, 'token a')
    for (const at of [2, 3]) add(world, at, `ride ${at}`, 'ride.delete')
    expect(inPages([root, world], 1, 'ride.delete')).toEqual(['ride 3', 'ride 2'])
    expect(inPages([root, world], 1, 'settings.save')).toEqual([])
  })

  it.each(['x', 'MQ', ''])('refuses the cursor %j', (cursor) => {
    expect(() => listAudit([temporaryOps()], undefined, 10, cursor)).toThrow(BadCursorError)
  })
})
