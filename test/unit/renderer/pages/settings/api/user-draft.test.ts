import { describe, expect, it } from 'vitest'
import { type UserDraft, userFaults } from '../../../../../../src/renderer/pages/settings/api/user-draft'
import { calls } from '../../../../../../src/shared/contract'

const draft: UserDraft = { name: 'excel', scopes: ['read'], isGenerated: true, password: '', again: '' }
const typed = (password: string, again = password): UserDraft => ({ ...draft, isGenerated: false, password, again })
const twelve = 'twelve chars'

describe('A user of the API that is to be saved', () => {
  it('never writes over one of the same name: that would change a password', () => {
    expect(userFaults(draft, ['tableau'])).toEqual(new Set())
    expect(userFaults({ ...draft, name: ' tableau ' }, ['tableau'])).toEqual(new Set(['taken']))
  })

  it.each(['', ' ', 'a:b', 'x'.repeat(81), 'a\u0007b', 'a\u202eb'])('has another name than %j', (name) => {
    expect(userFaults({ ...draft, name }, [])).toEqual(new Set(['name']))
    expect(calls['api_user.save'].input.safeParse({ name, password: twelve, scopes: ['read'] }).success).toBe(false)
  })

  it('may do something', () => {
    expect(userFaults({ ...draft, scopes: [] }, [])).toEqual(new Set(['scopes']))
  })

  it('has a password of 12 to 200 characters, typed twice the same', () => {
    expect(userFaults(typed(twelve), [])).toEqual(new Set())
    expect(userFaults(typed('eleven char'), [])).toEqual(new Set(['length']))
    expect(userFaults(typed('x'.repeat(200)), [])).toEqual(new Set())
    expect(userFaults(typed('x'.repeat(201)), [])).toEqual(new Set(['length']))
    expect(userFaults(typed(twelve, 'Twelve chars'), [])).toEqual(new Set(['differs']))
  })
})
