import { describe, expect, it } from 'vitest'
import {
  listApiUsers,
  noteApiUserUse,
  readApiUser,
  removeApiUser,
  type StoredApiUser,
  saveApiUser
} from '../../../../../src/main/engine/store/api-users'
import { temporaryOps } from './store-fixture'

const user = (name: string, hash = 1): StoredApiUser => ({
  name,
  scopes: ['read'],
  password: { salt: Buffer.alloc(16, hash), hash: Buffer.alloc(32, hash), costLog2: 15 }
})

describe('a user of the API', () => {
  it('is read as it was saved, and listed without what its password is known by', () => {
    const ops = temporaryOps()
    expect(saveApiUser(ops, user('tableau'), 1_000)).toMatchObject({ isNew: true })
    expect(readApiUser(ops, 'tableau')).toEqual(user('tableau'))
    expect(listApiUsers(ops)).toEqual([
      { name: 'tableau', scopes: ['read'], created_at: '1970-01-01T00:00:01.000Z', last_used_at: null }
    ])
  })

  it('saved again has the other password and scopes, and is as old as before', () => {
    const ops = temporaryOps()
    saveApiUser(ops, user('tableau'), 1_000)
    noteApiUserUse(ops, 'tableau', 2_000)
    const saved = saveApiUser(ops, { ...user('tableau', 2), scopes: ['delete', 'read'] }, 3_000)
    expect(saved).toEqual({
      user: {
        name: 'tableau',
        scopes: ['read', 'delete'],
        created_at: '1970-01-01T00:00:01.000Z',
        last_used_at: '1970-01-01T00:00:02.000Z'
      },
      isNew: false
    })
    expect(readApiUser(ops, 'tableau')?.password).toEqual(user('tableau', 2).password)
  })

  it('is known by its exact name, and removed once', () => {
    const ops = temporaryOps()
    saveApiUser(ops, user('tableau'), 1)
    saveApiUser(ops, user('Tableau'), 1)
    expect(readApiUser(ops, 'TABLEAU')).toBeNull()
    expect([removeApiUser(ops, 'tableau'), removeApiUser(ops, 'tableau')]).toEqual([true, false])
    expect(listApiUsers(ops).map(({ name }) => name)).toEqual(['Tableau'])
  })
})
