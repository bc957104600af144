import { describe, expect, it } from 'vitest'
import { errorFields } from '../../../../../src/main/engine/threads/thread-data'

describe('errorFields', () => {
  it('keeps name, message, code and stack of an error', () => {
    const error = Object.assign(new TypeError('no'), { code: 'SQLITE_FULL' })
    expect(errorFields(error)).toEqual({ error: 'TypeError', detail: 'no', code: 'SQLITE_FULL', stack: error.stack })
  })

  it('keeps no code that is no text, and no other field, which may hold anything', () => {
    const error = Object.assign(new Error('no'), { code: 7, row: { name: 'Ada Byron' } })
    expect(Object.keys(errorFields(error)).sort()).toEqual(['detail', 'error', 'stack'])
  })

  it.each([null, 'Ada Byron', { name: 'Ada Byron' }])('says nothing of what is no error (%j)', (thrown) => {
    expect(errorFields(thrown)).toEqual({ error: 'unknown' })
  })
})
