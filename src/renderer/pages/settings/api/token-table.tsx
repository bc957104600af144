import type { TokenInfo } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { PaneTable } from '../../../ui/pane'
import { MomentCell } from './moment-cell'
import { scopeWords } from './scope-choice'

/** Tokens, one a row; one that is over is dim and says so. */
export function TokenTable({
  tokens,
  onRevoke
}: {
  readonly tokens: readonly TokenInfo[]
  readonly onRevoke: (token: TokenInfo) => void
}) {
  return (
    <PaneTable label={t('access.part.tokens')}>
      <thead>
        <tr>
          <th scope="col">{t('access.name')}</th>
          <th scope="col">{t('access.scopes')}</th>
          <th scope="col">{t('access.created')}</th>
          <th scope="col">{t('tokens.expires')}</th>
          <th scope="col">{t('access.lastUsed')}</th>
          <th scope="col" colSpan={2}>
            {t('tokens.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.token_id} token={token} onRevoke={onRevoke} />
        ))}
      </tbody>
    </PaneTable>
  )
}

function TokenRow({ token, onRevoke }: { readonly token: TokenInfo; readonly onRevoke: (token: TokenInfo) => void }) {
  const isOver = token.state !== 'valid'
  return (
    <tr className={isOver ? 'is-over' : ''} data-testid="token" data-token={token.token_id} data-state={token.state}>
      <td className="access-name ellipsis" title={`${token.name} (${token.token_id})`}>
        <bdi>{token.name}</bdi>
      </td>
      <td className="second">{scopeWords(token.scopes)}</td>
      <td className="second">
        <MomentCell moment={token.created_at} precision="day" />
      </td>
      <td className="second">
        <MomentCell moment={token.expires_at} precision="day" />
      </td>
      <td className="second">
        <MomentCell moment={token.last_used_at} precision="minute" />
      </td>
      <td className={isOver ? 'words' : 'is-good'}>{t(`tokens.state.${token.state}`)}</td>
      <td className="access-row-actions">
        {!isOver && (
          <button
            type="button"
            className="button small"
            aria-label={t('tokens.revoke.of', { name: token.name })}
            onClick={() => onRevoke(token)}
          >
            {t('tokens.revoke')}
          </button>
        )}
      </td>
    </tr>
  )
}
