import { describe, expect, it } from 'vitest'
import { isOpenAddress } from '../../../../../../src/renderer/pages/settings/api/open-address'

describe('An address to listen at', () => {
  it.each(['0.0.0.0', ' 192.168.1.7 ', '10.0.0.1', '::', 'fe80::1', '2001:db8::7', '::ffff:192.168.1.7', '1::1'])(
    'is one that others reach: %s',
    (address) => expect(isOpenAddress(address)).toBe(true)
  )

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '::1',
    '0:0:0:0:0:0:0:1',
    '0000:0000:0000:0000:0000:0000:0000:0001',
    '::FFFF:127.0.0.1'
  ])('is this machine’s own: %s', (address) => expect(isOpenAddress(address)).toBe(false))

  it.each(['', 'everywhere', '0.0.0', 'localhost'])('is none yet, which warns of nothing: %j', (text) =>
    expect(isOpenAddress(text)).toBe(false)
  )
})
