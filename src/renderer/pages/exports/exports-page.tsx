import { t } from '../../i18n/translate'
import { usePageHead } from '../../shell/page-head'
import '../../ui/controls.css'
import '../../ui/pane.css'
import '../../ui/table.css'
import { ExportForm } from './export-form'
import { ExportList } from './export-list'
import './exports.css'
import { SchemaPane } from './schema-pane'
import { useExports } from './use-exports'

/** Exports: tables for other programs, those that are kept, and what is in them. */
export function ExportsPage() {
  usePageHead(t('nav.exports'))
  const exports = useExports()
  return (
    <div className="panes exports">
      <ExportForm exports={exports} />
      <div className="panes exports-right">
        <ExportList exports={exports} />
        <SchemaPane />
      </div>
    </div>
  )
}
