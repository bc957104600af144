import type { ExportRun } from '../../../shared/domain/export'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import { Pane, PaneEmpty } from '../../ui/pane'
import { OldNote, PaneAnswer } from '../pipeline/pane-answer'
import { ExportEntry } from './export-entry'
import type { Exports } from './use-exports'

/** The export under way and those that are kept, newest first. */
export function ExportList({ exports }: { readonly exports: Exports }) {
  const { console } = useLive()
  const isSample = useStored(console.info)?.world === 'sample'
  const { query } = exports
  return (
    <Pane
      title={t('exports.kept')}
      className="exports-kept"
      note={
        <>
          <span className="note">{t('exports.kept.note')}</span>
          <OldNote query={query} />
        </>
      }
      head={isSample && <span className="chip">{t('exports.sample')}</span>}
    >
      <PaneAnswer
        query={query}
        failed={t('exports.kept.failed')}
        refusal={{ title: t('exports.kept.forbidden'), why: t('exports.kept.forbidden.why') }}
      >
        {({ items }) => <Entries items={items} exports={exports} />}
      </PaneAnswer>
    </Pane>
  )
}

function Entries({ items, exports }: { readonly items: readonly ExportRun[]; readonly exports: Exports }) {
  if (items.length === 0) return <PaneEmpty title={t('exports.kept.none')} why={t('exports.kept.none.why')} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <div className="pane-body" role="group" aria-label={t('exports.kept.list')} tabIndex={0}>
      <ul className="exports-list">
        {items.map((run) => (
          <ExportEntry key={run.export_id} run={run} exports={exports} />
        ))}
      </ul>
    </div>
  )
}
