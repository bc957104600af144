import { describe, expect, it } from 'vitest'
import {
  discardForPeople,
  exportForPeople,
  listForPeople,
  retryForPeople
} from '../../../../src/main/cli/quarantine-words'
import type { Quarantined } from '../../../../src/shared/domain/quarantine'

const item: Quarantined = {
  quarantine_id: 12,
  topic: 'deloton',
  partition: 2,
  offset: 345,
  reason: 'not JSON',
  arrived_at: '2026-11-01T10:00:00.000Z',
  size_bytes: 9,
  first_bytes: '{"log": 7'
}

describe('The list of quarantined messages', () => {
  it('is a table under how many there are, and which of them are shown', () => {
    expect(listForPeople({ items: [item], next_cursor: 'x', kept: 1_200, discarded: 3 }).split('\n')).toEqual([
      '1,200 messages in quarantine, 3 discarded before; the newest 1',
      '',
      'id  arrived                   partition  offset  bytes  reason    begins with',
      '12  2026-11-01T10:00:00.000Z  2          345     9      not JSON  {"log": 7',
      ''
    ])
  })

  it('says that there is nothing', () => {
    expect(listForPeople({ items: [], next_cursor: null, kept: 0, discarded: 0 })).toBe('nothing in quarantine\n')
    expect(listForPeople({ items: [], next_cursor: null, kept: 0, discarded: 5 })).toBe(
      'nothing in quarantine, 5 discarded before\n'
    )
  })

  it('lets no message turn the line it stands in', () => {
    const turned = { ...item, first_bytes: 'a\u202eb\u2066c' }
    expect(listForPeople({ items: [turned], next_cursor: null, kept: 1, discarded: 0 })).toContain('a\ufffdb\ufffdc')
  })
})

describe('What was done to quarantined messages', () => {
  it('is told in numbers, with the reasons for those that were kept', () => {
    const reasons = [
      { reason: 'not JSON', messages: 2 },
      { reason: 'no ride at its place', messages: 1 }
    ]
    expect(retryForPeople({ stored: 1_000, control: 1, kept: 3, reasons })).toBe(
      '1,001 messages understood now (1,000 stored, 1 control), 3 messages kept\n  2  not JSON\n  1  no ride at its place\n'
    )
    expect(retryForPeople({ stored: 0, control: 0, kept: 0, reasons: [] })).toBe('nothing to retry\n')
    expect(discardForPeople(1)).toBe('1 message discarded, still counted as quarantined\n')
    expect(exportForPeople(2, 'q.jsonl')).toBe('2 messages exported to q.jsonl\n')
  })
})
