import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, readRiderRecord } from '../../../../../src/main/engine/ingest/rider-record'

const whole = {
  user_id: 100,
  name: 'Dr Steven Price-Hall',
  gender: 'male',
  address: '7 Mill Lane,North Yvonne,Leeds,LS1 4AP',
  date_of_birth: -446_342_400_000,
  email_address: 'steven-1@example.com',
  height_cm: 178,
  weight_kg: 81.5,
  account_create_date: 1_633_046_400_000,
  bike_serial: 'SN0000',
  original_source: 'google ads'
}

/** The record and its faults as they come from the JSON of a line. */
const read = (data: object): ReturnType<typeof readRiderRecord> =>
  readRiderRecord(JSON.parse(JSON.stringify(data)) as object)
const readField = (name: string, json: string) => readRiderRecord(JSON.parse(`{"${name}":${json}}`) as object)

describe('readRiderRecord', () => {
  it('takes a whole record as it is', () => {
    expect(read(whole)).toEqual({
      faults: 0,
      record: {
        riderId: 100,
        name: 'Dr Steven Price-Hall',
        gender: 'male',
        address: '7 Mill Lane,North Yvonne,Leeds,LS1 4AP',
        bornMs: -446_342_400_000,
        email: 'steven-1@example.com',
        heightCm: 178,
        weightKg: 81.5,
        accountCreatedMs: 1_633_046_400_000,
        bikeSerial: 'SN0000',
        originalSource: 'google ads'
      }
    })
  })

  it.each(Object.keys(whole))(
    'keeps the others when %s is missing, null or of another type, and counts one fault',
    (name) => {
      const without = read({ ...whole, [name]: undefined })
      expect(without.faults).toBe(1)
      expect(Object.values(without.record).filter((value) => value === null)).toHaveLength(1)
      for (const wrong of [null, true, [whole], { value: 1 }]) {
        expect(read({ ...whole, [name]: wrong })).toEqual(without)
      }
    }
  )

  it('counts eleven faults where nothing is usable', () => {
    expect(read({}).faults).toBe(11)
    expect(Object.values(read({}).record).every((value) => value === null)).toBe(true)
  })

  it.each(['0', '-1', '1.5', '9007199254740992', '1e400', '"7"', 'true', '[7]', '{"valueOf":7}'])(
    'takes %s for no user id',
    (json) => {
      expect(readField('user_id', json).record.riderId).toBeNull()
    }
  )

  it('takes the largest user id that a number holds exactly', () => {
    expect(readField('user_id', '9007199254740991').record.riderId).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('takes dates of the years 1 to 9999 and no others', () => {
    const born = (json: string): number | null => readField('date_of_birth', json).record.bornMs
    expect(born('-62135596800000')).toBe(Date.parse('0001-01-01T00:00:00Z'))
    expect(born('253402300799999')).toBe(Date.parse('9999-12-31T23:59:59.999Z'))
    expect(born('-62135596800001')).toBeNull()
    expect(born('253402300800000')).toBeNull()
    expect(born('8640000000000001')).toBeNull()
    expect(born('1.5')).toBeNull()
    expect(born('"1962-01-01"')).toBeNull()
  })

  it('takes measures a body can have, to the fraction', () => {
    const height = (json: string): number | null => readField('height_cm', json).record.heightCm
    expect(height('0.5')).toBe(0.5)
    expect(height('999.9')).toBe(999.9)
    for (const json of ['0', '-170', '1000', '1e400', '"170"']) expect(height(json)).toBeNull()
  })

  it.each([
    ['name', 200],
    ['gender', 40],
    ['address', 500],
    ['email_address', 320],
    ['bike_serial', 64],
    ['original_source', 80]
  ])('takes %s up to %d characters, and a longer one not at all rather than in part', (name, longest) => {
    expect(Object.values(read({ [name]: 'x'.repeat(longest) }).record)).toContain('x'.repeat(longest))
    expect(read({ [name]: 'x'.repeat(longest + 1) }).faults).toBe(11)
  })

  it('makes control characters spaces and replaces halves of characters', () => {
    expect(readField('name', '"Ada\\u0000\\u001b[2J\\r\\nByron\\u0085"').record.name).toBe('Ada [2J Byron')
    expect(readField('name', '"Ada \\ud800 Byron"').record.name).toBe('Ada \ufffd Byron')
    expect(readField('name', '"\\ud83d\\ude80 Byron"').record.name).toBe('🚀 Byron')
  })

  it.each(['""', '"  "', '"\\u0000\\n\\t"'])('takes text without a character to show (%s) for none', (json) => {
    expect(readField('name', json)).toMatchObject({ record: { name: null }, faults: 11 })
  })

  it('reads nothing from a prototype', () => {
    const heir: object = Object.create(whole)
    expect(readRiderRecord(heir).faults).toBe(11)
    const parsed: unknown = JSON.parse('{"__proto__":{"user_id":7},"constructor":{"user_id":7},"toString":7}')
    expect(readRiderRecord(parsed as object).faults).toBe(11)
  })
})

describe('cleanText', () => {
  it('gives well-formed text without control characters or white space at its ends, and changes it no further', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const clean = cleanText(text)
          expect(clean.isWellFormed()).toBe(true)
          expect(clean).not.toMatch(/\p{Cc}/u)
          expect(clean).toBe(clean.trim())
          expect(cleanText(clean)).toBe(clean)
        }
      )
    )
  })
})
