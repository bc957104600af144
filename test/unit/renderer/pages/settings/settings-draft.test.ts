import { describe, expect, it } from 'vitest'
import {
  changedNames,
  emptyDraft,
  formOf,
  isOtherWorld,
  limitDays,
  type SettingsDraft,
  sectionOf,
  shorterLimit,
  textOf
} from '../../../../../src/renderer/pages/settings/settings-draft'
import { settingsSections } from '../../../../../src/renderer/pages/settings/settings-search'
import { type ShownSetting, type ShownSettingName, settingNames } from '../../../../../src/shared/domain/settings'

const shown = (name: ShownSettingName, part: Partial<ShownSetting> = {}): ShownSetting => ({
  name,
  value: null,
  default_value: null,
  origin: 'default',
  fixed_because: null,
  applies: 'at_once',
  ...part
})
const bikes = shown('bikes', { value: '24', default_value: '24' })
const topic = shown('topic', { value: 'gym', default_value: 'deloton', origin: 'file' })
const limit = shown('keepHistoryDays')
const tls = shown('tls', { value: 'false', default_value: 'false' })
const caFile = shown('caFile')
const all = [topic, tls, caFile, bikes, limit]
const typed = (texts: SettingsDraft['texts']): SettingsDraft => ({ ...emptyDraft, texts })
const pem = { name: 'gym.pem', pem: 'PEM' }

describe('A draft of settings', () => {
  it('sends what is other than what holds, and nothing else', () => {
    const draft = typed({ topic: 'bikes ', bikes: '24' })
    expect(changedNames(all, draft)).toEqual(['topic'])
    expect(formOf(all, draft)).toEqual({ changes: { topic: 'bikes' } })
    expect(formOf(all, emptyDraft)).toEqual({ changes: {} })
  })

  it('takes an empty field, or what holds by itself, for going back to the default', () => {
    expect(formOf(all, typed({ topic: '' }))).toEqual({ changes: { topic: null } })
    expect(formOf(all, typed({ topic: 'deloton' }))).toEqual({ changes: { topic: null } })
  })

  it('is no change when a field is typed back to what it was', () => {
    expect(changedNames(all, typed({ topic: ' gym', bikes: '', keepHistoryDays: '  ' }))).toEqual([])
  })

  it('means TLS where an own authority is chosen, unless it says otherwise', () => {
    const draft: SettingsDraft = { ...emptyDraft, authority: pem }
    expect(textOf(tls, draft)).toBe('true')
    expect(formOf(all, draft)).toEqual({ changes: {}, ca_pem: 'PEM' })
    expect(changedNames(all, draft)).toEqual(['caFile'])
    expect(textOf(tls, { ...draft, texts: { tls: 'false' } })).toBe('false')
  })

  it('keeps TLS where the own authority is left out: the password must not travel in the clear by that', () => {
    const own = [
      shown('tls', { value: 'true', default_value: 'true' }),
      shown('caFile', { value: '/data/certificates/a.pem', origin: 'file' })
    ]
    expect(formOf(own, { ...emptyDraft, authority: 'none' })).toEqual({ changes: { caFile: null, tls: 'true' } })
  })

  it('says TLS in words where it is chosen, so that a changed authority does not change it', () => {
    expect(
      formOf([shown('tls', { value: 'true', default_value: 'false', origin: 'file' })], typed({ tls: 'false' }))
    ).toEqual({
      changes: { tls: 'false' }
    })
  })
})

describe('A limit', () => {
  it.each([
    ['30', 30],
    [' 7 ', 7],
    ['', null],
    [null, null],
    ['0', null],
    ['36501', null],
    ['1.5', null],
    ['x', null]
  ])('of %j is %j days', (text, days) => {
    expect(limitDays(text)).toBe(days)
  })

  it('is shorter than for ever, and than a longer one', () => {
    expect(shorterLimit(limit, typed({ keepHistoryDays: '30' }))).toBe(30)
    const sixty = shown('keepHistoryDays', { value: '60', origin: 'file' })
    expect(shorterLimit(sixty, typed({ keepHistoryDays: '30' }))).toBe(30)
    expect(shorterLimit(sixty, typed({ keepHistoryDays: '90' }))).toBeNull()
    expect(shorterLimit(sixty, typed({ keepHistoryDays: '' }))).toBeNull()
    expect(shorterLimit(sixty, typed({ keepHistoryDays: '60' }))).toBeNull()
    expect(shorterLimit(sixty, emptyDraft)).toBeNull()
    expect(shorterLimit(limit, typed({ keepHistoryDays: 'x' }))).toBeNull()
  })
})

describe('The world', () => {
  it('is another between the sample fleet and anything that is the gym’s own', () => {
    const source = (value: string) => shown('source', { value, default_value: 'simulator' })
    expect(isOtherWorld(source('simulator'), typed({ source: 'kafka' }))).toBe(true)
    expect(isOtherWorld(source('kafka'), typed({ source: 'simulator' }))).toBe(true)
    expect(isOtherWorld(source('log-file'), typed({ source: 'kafka' }))).toBe(false)
    expect(isOtherWorld(source('kafka'), emptyDraft)).toBe(false)
  })
})

describe('The parts of the settings', () => {
  it('hold every setting, and each part some but those whose values are kept elsewhere', () => {
    expect(Object.keys(sectionOf).sort()).toEqual([...settingNames].sort())
    const elsewhere = new Set<string>(['rules', 'zones', 'screen'])
    expect(new Set(Object.values(sectionOf))).toEqual(
      new Set(settingsSections.filter((section) => !elsewhere.has(section)))
    )
  })
})
