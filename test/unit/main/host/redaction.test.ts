import { describe, expect, it } from 'vitest'
import { redact } from '../../../../src/main/host/redaction'

const clean = (entry: unknown, ...secrets: string[]): unknown => redact(entry, secrets)

describe('A log entry', () => {
  it.each([
    ...['password', 'saslPassword', 'sasl_password', 'SASL-Password', 'secret', 'token', 'authorization', 'Set-Cookie'],
    ...['name', 'rider_name', 'riderAlias', 'email', 'email_address', 'address', 'date_of_birth', 'born', 'gender'],
    ...['height_cm', 'weightKg', 'heart_rate', 'heartRateBpm', 'username']
  ])('never holds the field %s, however deep it lies', (field) => {
    const planted = 'planted-value'
    const entry = { a: 1, [field]: planted, deep: [{ er: { [field]: { inside: planted } } }] }
    expect(JSON.stringify(clean(entry))).not.toContain(planted)
    expect(clean(entry)).toMatchObject({ a: 1, [field]: '[redacted]' })
  })

  it('keeps what is no secret and nobody', () => {
    const entry = {
      level: 30,
      time: '2026-11-24T09:00:00.000Z',
      msg: 'ride 7 of partition 2 ended',
      topic: 'deloton',
      offset: 12,
      hostname: 'front-desk',
      stack: 'Error: x\n    at node_modules/@fastify/static/index.js:1:2',
      missing: null,
      isLive: true
    }
    expect(clean(entry)).toEqual(entry)
  })

  it('never holds a token, a credential or a sign-in link, wherever it stands in a text', () => {
    const token = `dlt_${'0a'.repeat(8)}_${'aB3-_'.repeat(8)}xyz`
    const text = `with ${token}, "Authorization: Bearer abc.def-1" and Basic dXNlcjpwdw== at http://127.0.0.1:4310/open?k=Se-cr_et&x=1`
    expect(clean({ msg: text })).toEqual({
      msg: 'with dlt_[redacted], "Authorization: Bearer [redacted]" and Basic [redacted] at http://127.0.0.1:4310/open?k=[redacted]&x=1'
    })
  })

  it('never holds an e-mail address', () => {
    expect(clean(['mail to wanda.o+x@mail.example.org failed', 'für zoë@exämple.de'])).toEqual([
      'mail to [redacted] failed',
      'für [redacted]'
    ])
  })

  it('never holds a value known to be secret, also where it looks like nothing', () => {
    expect(clean({ msg: 'refused: pa$$(w)ord!', list: ['xpa$$(w)ord!x'] }, 'pa$$(w)ord!')).toEqual({
      msg: 'refused: [redacted]',
      list: ['x[redacted]x']
    })
    expect(clean({ msg: 'an empty secret hides nothing' }, '')).toEqual({ msg: 'an empty secret hides nothing' })
  })

  it('ends where it is nested deeper than any of ours', () => {
    let nested: unknown = 'planted'
    for (let depth = 0; depth < 50; depth += 1) nested = { nested }
    expect(JSON.stringify(clean(nested))).not.toContain('planted')
  })
})
