import { describe, expect, it } from 'vitest'
import { presentedCredential } from '../../../../src/main/http/credentials'

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

describe('The credential of a request', () => {
  it.each([
    [{ authorization: 'Bearer dlt_1_x' }, { token: 'dlt_1_x' }],
    [{ authorization: 'BEARER  dlt_1_x ' }, { token: 'dlt_1_x' }],
    [{ 'api-key': ' dlt_1_x ' }, { token: 'dlt_1_x' }],
    [{ authorization: basic('excel:a:b ü') }, { user: 'excel', password: 'a:b ü' }],
    [{ authorization: basic('excel:') }, { user: 'excel', password: '' }],
    [{ authorization: basic('any:dlt_1_x') }, { token: 'dlt_1_x' }],
    [{ authorization: 'Bearer dlt_1_x', 'api-key': 'dlt_2_y' }, { token: 'dlt_1_x' }],
    [{ authorization: 'Bearer', 'api-key': 'dlt_2_y' }, { token: 'dlt_2_y' }]
  ])('%j is %j', (headers, credential) => {
    expect(presentedCredential(headers)).toEqual(credential)
  })

  it.each([
    {},
    { authorization: '' },
    { authorization: '  ' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer  ' },
    { authorization: 'Basic' },
    { 'api-key': '' },
    { 'api-key': ' ' },
    { cookie: 'token=dlt_1_x' }
  ])('%j is none', (headers) => {
    expect(presentedCredential(headers)).toBe('absent')
  })

  it.each([
    { authorization: 'dlt_1_x' },
    { authorization: 'Digest username="x"' },
    { authorization: 'Bearer a b' },
    { authorization: `Bearer ${'x'.repeat(201)}` },
    { authorization: 'Bearer wrong', 'api-key': 'x'.repeat(201) },
    { 'api-key': 'a b' },
    { authorization: 'Basic %%%' },
    { authorization: basic('no colon') },
    { authorization: basic(':no name') },
    { authorization: basic(`${'n'.repeat(201)}:x`) },
    { authorization: basic(`n:${'x'.repeat(401)}`) },
    { authorization: basic(`n:dlt_${'x'.repeat(201)}`) }
  ])('%j is a wrong one', (headers) => {
    const presented = presentedCredential(headers)
    expect(
      presented === 'unreadable' ||
        (typeof presented === 'object' && 'token' in presented && presented.token === 'wrong')
    ).toBe(true)
  })
})
