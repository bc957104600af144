import { describe, expect, it } from 'vitest'
import { english } from '../../../../src/renderer/i18n/en'
import { t } from '../../../../src/renderer/i18n/translate'

describe('t', () => {
  it('fills placeholders as plain text', () => {
    expect(t('floor.empty.last', { time: '13:52', bike: '<b>07</b>' })).toBe(
      'The last ride ended at 13:52 on bike <b>07</b>.'
    )
  })

  it('does not fill placeholders that come in a value', () => {
    expect(t('floor.empty.last', { time: '{bike}', bike: '07' })).toBe('The last ride ended at {bike} on bike 07.')
  })

  it('chooses the form of a counted sentence', () => {
    expect(t('pipeline.partitions.count', { quantity: 1, count: '1' })).toBe('1 partition')
    expect(t('pipeline.partitions.count', { quantity: 0, count: '0' })).toBe('0 partitions')
    expect(t('pipeline.partitions.count', { quantity: 6, count: '6' })).toBe('6 partitions')
  })
})

describe('the catalogue', () => {
  it('has no empty sentence', () => {
    for (const entry of Object.values(english)) {
      const texts = typeof entry === 'string' ? [entry] : Object.values(entry)
      for (const text of texts) expect(text.trim()).not.toBe('')
    }
  })
})
