import { describe, expect, it } from 'vitest'
import { opsFile } from '../../../../../src/main/engine/store/files'
import { openReader } from '../../../../../src/main/engine/store/open'
import { createPrivacyBook, storedPrivacy } from '../../../../../src/main/engine/store/rider-privacy'
import { temporaryOps, temporaryPath } from './store-fixture'

const setAtMs = 1

describe('what others may see of a rider', () => {
  it('is first name and initial, and a place on leaderboards, where staff have set nothing', () => {
    const { of, aliasOf } = createPrivacyBook(temporaryOps()).read()
    expect(of(7)).toEqual({ alias: null, is_listed: true })
    expect([aliasOf(7, 'Mrs Ada Byron'), aliasOf(7, null)]).toEqual(['Ada B.', null])
  })

  it('is what staff have set last, whatever the rider is called in the feed', () => {
    const ops = temporaryOps()
    const book = createPrivacyBook(ops)
    book.save(7, { alias: 'Countess', is_listed: true }, setAtMs)
    book.save(7, { alias: 'The <b>Countess</b>', is_listed: false }, setAtMs)
    book.save(8, { alias: null, is_listed: false }, setAtMs)
    for (const { of, aliasOf } of [book.read(), createPrivacyBook(ops).read()]) {
      expect(of(7)).toEqual({ alias: 'The <b>Countess</b>', is_listed: false })
      expect([aliasOf(7, 'Ada Byron'), aliasOf(7, null)]).toEqual(['The <b>Countess</b>', 'The <b>Countess</b>'])
      expect(of(8)).toEqual({ alias: null, is_listed: false })
      expect(aliasOf(8, 'Grace Hopper')).toBe('Grace H.')
      expect(of(9)).toEqual({ alias: null, is_listed: true })
    }
  })

  it('is read by another connection as soon as it is stored, and is the same object until it is changed', () => {
    const folder = temporaryPath()
    const ops = temporaryOps(folder)
    const reader = openReader(opsFile(folder))
    const privacy = storedPrivacy(() => reader)
    const book = createPrivacyBook(ops)
    expect(privacy().aliasOf(7, 'Ada Byron')).toBe('Ada B.')
    book.save(7, { alias: 'Countess', is_listed: false }, setAtMs)
    const told = privacy()
    expect(told.of(7)).toEqual({ alias: 'Countess', is_listed: false })
    ops.prepare("INSERT INTO fact (name, value) VALUES ('something', 'else')").run()
    expect(privacy()).toBe(told)
    book.save(7, { alias: null, is_listed: true }, setAtMs)
    expect(privacy()).not.toBe(told)
    expect(privacy().of(7)).toEqual({ alias: null, is_listed: true })
    reader.close()
  })

  it('is nothing while there is no file', () => {
    const privacy = storedPrivacy(() => null)
    expect(privacy().of(7)).toEqual({ alias: null, is_listed: true })
    expect(privacy()).toBe(privacy())
  })
})
