import { describe, expect, it } from 'vitest'
import { acceptsCsv } from '../../../../../src/main/http/rest/accepts-csv'

describe('The Accept header', () => {
  it.each([
    'text/csv',
    'TEXT/CSV',
    'text/csv; charset=utf-8',
    'text/csv;q=0.9, application/json;q=0.8',
    'text/csv, */*',
    '*/*;q=0.1, text/csv',
    'text/csv, application/json',
    'application/json;q=0, text/csv;q=0.1',
    'text/*',
    'application/*, text/csv'
  ])('%j asks for CSV', (accept) => {
    expect(acceptsCsv(accept)).toBe(true)
  })

  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'application/json, text/csv',
    'text/csv;q=0.5, application/json',
    'text/csv;q=0.5, */*',
    'text/csv;q=0',
    'text/csv;q=0, text/*',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'image/png',
    'text/csvx',
    ';;,,q=1'
  ])('%j does not', (accept) => {
    expect(acceptsCsv(accept)).toBe(false)
  })
})
