import { IconPlus } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { TokenInfo } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { useLive } from '../../../live/live-context'
import { useCall } from '../../../live/queries'
import { PaneEmpty } from '../../../ui/pane'
import { PaneAnswer } from '../../pipeline/pane-answer'
import { type Said, SaidLine } from '../../pipeline/said-line'
import { ConfirmDialog, revokeWords } from './confirm-dialog'
import { TokenDialog } from './token-dialog'
import { TokenTable } from './token-table'

const askEveryMs = 10_000

/** The tokens, those that are over as well where they are asked for. */
export function TokensPart() {
  const { bridge } = useLive()
  const query = useCall('tokens.list', {}, { everyMs: askEveryMs })
  const [areEndedShown, setEndedShown] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<TokenInfo | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const closeAdding = useCallback(() => setAdding(false), [])
  const closeRevoking = useCallback(() => setRevoking(null), [])
  const hasEnded = query.data?.items.some(({ state }) => state !== 'valid') === true
  return (
    <>
      <div className="access-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            setSaid(null)
            setAdding(true)
          }}
        >
          <IconPlus size={16} stroke={1.75} aria-hidden="true" />
          {t('tokens.add')}
        </button>
        <span className="spring" />
        {hasEnded && (
          <label className="access-check">
            <input
              type="checkbox"
              checked={areEndedShown}
              onChange={(event) => setEndedShown(event.currentTarget.checked)}
            />
            {t('tokens.showEnded')}
          </label>
        )}
      </div>
      <SaidLine said={said} />
      <PaneAnswer query={query} failed={t('tokens.failed')}>
        {({ items }) => {
          const shown = areEndedShown ? items : items.filter(({ state }) => state === 'valid')
          if (shown.length > 0) return <TokenTable tokens={shown} onRevoke={setRevoking} />
          return items.length === 0 ? (
            <PaneEmpty title={t('tokens.empty')} why={t('tokens.empty.why')} />
          ) : (
            <PaneEmpty title={t('tokens.empty.ended')} why={t('tokens.empty.ended.why')} />
          )
        }}
      </PaneAnswer>
      {isAdding && <TokenDialog onClose={closeAdding} />}
      {revoking !== null && (
        <ConfirmDialog
          words={revokeWords()}
          name={`${revoking.name} (${revoking.token_id})`}
          run={() => bridge.call('token.revoke', { token_id: revoking.token_id })}
          onClose={closeRevoking}
          onDone={() => {
            setSaid({ tone: 'good', text: t('tokens.revoked', { name: revoking.name }) })
            setRevoking(null)
            void query.refetch()
          }}
        />
      )}
    </>
  )
}
