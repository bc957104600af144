import { expect, it } from 'vitest'
import { bytesText } from '../../../../../src/renderer/pages/pipeline/bytes-text'

it('shows characters that would turn the direction of a message as replaced', () => {
  expect(bytesText('{"a":"\u202eevil\u2066"}')).toBe('{"a":"\ufffdevil\ufffd"}')
  expect(bytesText('<b>&amp; ü 漢</b>')).toBe('<b>&amp; ü 漢</b>')
})
