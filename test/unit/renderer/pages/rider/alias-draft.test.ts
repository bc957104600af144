import { expect, it } from 'vitest'
import { aliasFrom } from '../../../../../src/renderer/pages/rider/alias-draft'
import { riderPrivacySchema } from '../../../../../src/shared/domain/rider-history'

it('takes an empty field for no alias', () => {
  expect(aliasFrom('   ')).toEqual({ ok: true, value: null })
})

it('takes what the console takes, and nothing that it refuses', () => {
  const texts = ['Ada', ' Zoë 🚴 ', '李', 'x'.repeat(40), 'x'.repeat(41), 'a\u202eb', 'tab\there', '<b>bold</b>']
  for (const text of texts) {
    const taken = aliasFrom(text)
    const parsed = riderPrivacySchema.shape.alias.safeParse(text)
    expect([text, taken.ok && taken.value]).toEqual([text, parsed.success && parsed.data])
  }
})
