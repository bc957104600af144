import { describe, expect, it } from 'vitest'
import { tokensForPeople, usersForPeople } from '../../../../src/main/cli/access-words'
import type { TokenInfo } from '../../../../src/shared/domain/access'

const token: TokenInfo = {
  token_id: 'ab12cd34ef56ab78',
  name: 'report',
  scopes: ['read', 'delete'],
  created_at: '2026-11-01T12:00:30.000Z',
  expires_at: null,
  revoked_at: null,
  last_used_at: '2026-11-02T08:05:00.000Z',
  state: 'valid'
}

describe('tokens for people', () => {
  it('are a table', () => {
    expect(tokensForPeople([token, { ...token, name: 'b', last_used_at: null, state: 'revoked' }])).toBe(
      [
        'id                name    scopes       created               expires  last used             state',
        'ab12cd34ef56ab78  report  read,delete  2026-11-01 12:00 UTC  never    2026-11-02 08:05 UTC  valid',
        'ab12cd34ef56ab78  b       read,delete  2026-11-01 12:00 UTC  never    never                 revoked',
        ''
      ].join('\n')
    )
    expect(tokensForPeople([])).toBe('no tokens\n')
  })

  it('with a name that would steer the terminal stay in their line', () => {
    const shown = tokensForPeople([{ ...token, name: 'a\u001b[2J\nb\u202ec' }])
    expect(shown.split('\n')).toHaveLength(3)
    expect(shown).toContain('a\ufffd[2J\ufffdb\ufffdc')
  })
})

describe('users for people', () => {
  it('are a table', () => {
    const user = { name: 'tableau', scopes: ['read' as const], created_at: token.created_at, last_used_at: null }
    expect(usersForPeople([user])).toBe(
      ['name     scopes  created               last used', 'tableau  read    2026-11-01 12:00 UTC  never', ''].join(
        '\n'
      )
    )
    expect(usersForPeople([])).toBe('no users\n')
  })
})
