import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exportsWords } from '../../../../../src/renderer/i18n/en/exports'
import { type ExportColumn, exportSchema } from '../../../../../src/shared/figures/export-schema'
import { fromProject } from '../../../../support/project'

const words: Readonly<Record<string, unknown>> = exportsWords
const doc = readFileSync(fromProject('docs', 'export.md'), 'utf8')

describe('The description of the files of an export', () => {
  it.each(Object.entries(exportSchema))(
    'has every column of %s in its order, as the page describes it',
    (table, columns) => {
      const [, section = ''] = doc.split(`### ${table}\n`)
      const rows = (section.split('\n### ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'))
      const expected = (columns as readonly ExportColumn[]).map(
        ({ name, type, unit }) =>
          `| \`${name}\` | ${words[`exports.type.${type}`]} | ${unit ?? ''} | ${words[`exports.column.${table}.${name}`]} |`
      )
      expect(rows).toEqual(expected)
    }
  )
})
