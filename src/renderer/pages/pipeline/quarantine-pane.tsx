import { useEffect, useMemo, useState } from 'react'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Pane, PaneEmpty } from '../../ui/pane'
import { OldNote, PaneAnswer } from './pane-answer'
import './quarantine.css'
import { QuarantineActions } from './quarantine-actions'
import { type Chosen, countOf, noneChosen, stillThere } from './quarantine-choice'
import { DiscardDialog } from './quarantine-discard'
import { MessageDialog } from './quarantine-message'
import { QuarantineTable } from './quarantine-table'
import { SaidLine } from './said-line'
import type { QuarantineQuery } from './use-quarantine'
import { useQuarantineActions } from './use-quarantine-actions'

/**
 * Messages that were not understood, with their first bytes: opened whole, retried, exported, discarded. `count` is how
 * many there are as long as the list is not known.
 */
export function QuarantinePane({ count, query }: { readonly count: number; readonly query: QuarantineQuery }) {
  const actions = useQuarantineActions(query.refetch)
  const [chosen, setChosen] = useState<Chosen>(noneChosen)
  const [openId, setOpenId] = useState<number | null>(null)
  const [isAsking, setAsking] = useState(false)

  const { data } = query
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const kept = data?.pages[0]?.kept ?? count
  const discarded = data?.pages[0]?.discarded ?? 0
  const chosenCount = countOf(chosen, kept)
  useEffect(() => {
    const ids = items.map((item) => item.quarantine_id)
    setChosen((before) => stillThere(before, ids))
  }, [items])

  return (
    <Pane
      title={t('quarantine.title')}
      className="quarantine"
      note={
        <>
          <QuarantineNote
            total={kept + discarded}
            discarded={discarded}
            shown={query.hasNextPage ? items.length : null}
          />
          <OldNote query={query} />
        </>
      }
      head={
        data !== undefined &&
        kept > 0 && (
          <QuarantineActions
            actions={actions}
            kept={kept}
            shown={items.length}
            chosen={chosen}
            onChoose={setChosen}
            onDiscard={() => setAsking(true)}
            onOlder={query.hasNextPage ? () => void query.fetchNextPage() : null}
            isFetchingOlder={query.isFetchingNextPage}
          />
        )
      }
    >
      <SaidLine said={actions.said} />
      <PaneAnswer
        query={query}
        failed={t('quarantine.failed')}
        refusal={{ title: t('quarantine.forbidden'), why: t('quarantine.forbidden.why') }}
      >
        {() =>
          items.length === 0 ? (
            <NothingKept discarded={discarded} />
          ) : (
            <QuarantineTable items={items} chosen={chosen} onChoose={setChosen} onOpen={setOpenId} />
          )
        }
      </PaneAnswer>
      {openId !== null && <MessageDialog quarantineId={openId} onClose={() => setOpenId(null)} />}
      {isAsking && chosenCount > 0 && (
        <DiscardDialog
          count={chosenCount}
          onClose={() => setAsking(false)}
          onDiscard={() => {
            setAsking(false)
            setChosen(noneChosen)
            actions.discard(chosen)
          }}
        />
      )}
    </Pane>
  )
}

/** How many messages there are, and what of them is not in the list. */
function QuarantineNote({
  total,
  discarded,
  shown
}: {
  readonly total: number
  readonly discarded: number
  readonly shown: number | null
}) {
  const formats = useFormats()
  const notes = [
    ...(discarded > 0 ? [t('quarantine.ofWhich', { count: formats.integer(discarded) })] : []),
    ...(shown === null ? [] : [t('quarantine.shown', { shown: formats.integer(shown) })])
  ]
  return (
    <>
      <span className="figure pane-count" data-testid="quarantine-count">
        {formats.integer(total)}
      </span>
      <span className="note ellipsis">{notes.length > 0 ? notes.join(', ') : t('quarantine.note')}</span>
    </>
  )
}

function NothingKept({ discarded }: { readonly discarded: number }) {
  const formats = useFormats()
  const why =
    discarded === 0
      ? t('quarantine.empty.why')
      : t('quarantine.empty.discarded', { quantity: discarded, count: formats.integer(discarded) })
  return <PaneEmpty title={t('quarantine.empty')} why={why} />
}
