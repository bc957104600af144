import { describe, expect, it } from 'vitest'
import {
  curlExample,
  expiryDays,
  type TokenDraft,
  tokenFaults,
  tokenInput,
  usualDays
} from '../../../../../../src/renderer/pages/settings/api/token-draft'
import { calls } from '../../../../../../src/shared/contract'

const draft: TokenDraft = { name: 'Tableau', scopes: ['read'], days: usualDays }

describe('A token that is to be made', () => {
  it('needs a name of at most 80 characters and something it may do', () => {
    expect(tokenFaults(draft)).toEqual(new Set())
    expect(tokenFaults({ ...draft, name: '  ' })).toEqual(new Set(['name']))
    expect(tokenFaults({ ...draft, name: 'x'.repeat(80) })).toEqual(new Set())
    expect(tokenFaults({ ...draft, name: 'x'.repeat(81), scopes: [] })).toEqual(new Set(['name', 'scopes']))
  })

  it('ends after 90 days unless something else is chosen', () => {
    expect(usualDays).toBe(90)
    expect(tokenInput({ ...draft, name: ' Tableau ' })).toEqual({
      name: 'Tableau',
      scopes: ['read'],
      expires_in_days: 90
    })
  })

  it.each(expiryDays.map((days) => [days]))('is one that the console takes, with an end after %j days', (days) => {
    expect(calls['token.create'].input.safeParse(tokenInput({ ...draft, days }))).toMatchObject({
      success: true,
      data: { expires_in_days: days }
    })
  })

  it('is tried by a command that does not hold it', () => {
    expect(curlExample('http://127.0.0.1:4310')).toBe(
      'curl -H "Authorization: Bearer $DELOTON_TOKEN" http://127.0.0.1:4310/api/v1/status'
    )
  })
})
