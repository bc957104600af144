import { useState } from 'react'
import { type ExportColumn, type ExportTable, exportSchema } from '../../../shared/figures/export-schema'
import { english } from '../../i18n/en'
import { type TextKey, t } from '../../i18n/translate'
import { Pane, PaneTable } from '../../ui/pane'
import { Segments } from '../ride/segments'
import { exportTables } from './export-words'

/** The tables of an export, column by column. */
export function SchemaPane() {
  const [table, setTable] = useState<ExportTable>('ride')
  const columns: readonly ExportColumn[] = exportSchema[table]
  return (
    <Pane
      title={t('exports.schema')}
      className="exports-schema"
      note={<span className="note">{t('exports.schema.note')}</span>}
      head={
        <Segments
          label={t('exports.schema.table')}
          choices={exportTables.map((value) => ({ value, words: value }))}
          value={table}
          onChange={setTable}
        />
      }
    >
      <PaneTable label={t('exports.schema.columns', { table })}>
        <thead>
          <tr>
            <th scope="col">{t('exports.schema.column')}</th>
            <th scope="col">{t('exports.schema.type')}</th>
            <th scope="col">{t('exports.schema.unit')}</th>
            <th scope="col">{t('exports.schema.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, type, unit, isKey }) => (
            <tr key={name}>
              <td className="mono">
                {name}
                {isKey === true && table !== 'reading' && <span className="chip">{t('exports.schema.key')}</span>}
              </td>
              <td className="second">{t(`exports.type.${type}`)}</td>
              <td className="second">{unit}</td>
              <td>{meaningOf(table, name)}</td>
            </tr>
          ))}
        </tbody>
      </PaneTable>
    </Pane>
  )
}

function meaningOf(table: ExportTable, name: string): string {
  const key = `exports.column.${table}.${name}`
  return isMeaning(key) ? t(key) : ''
}

type MeaningKey = Extract<TextKey, `exports.column.${string}`>
const isMeaning = (key: string): key is MeaningKey => Object.hasOwn(english, key)
