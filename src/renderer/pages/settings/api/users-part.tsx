import { IconPlus } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { ApiUser } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { useLive } from '../../../live/live-context'
import { useCall } from '../../../live/queries'
import { PaneEmpty, PaneTable } from '../../../ui/pane'
import { PaneAnswer } from '../../pipeline/pane-answer'
import { type Said, SaidLine } from '../../pipeline/said-line'
import { ConfirmDialog, removeWords } from './confirm-dialog'
import { MomentCell } from './moment-cell'
import { scopeWords } from './scope-choice'
import { UserDialog } from './user-dialog'

const askEveryMs = 10_000

/** Who signs in to the API by name and password. */
export function UsersPart() {
  const { bridge } = useLive()
  const query = useCall('api_users.list', {}, { everyMs: askEveryMs })
  const [editing, setEditing] = useState<ApiUser | 'new' | null>(null)
  const [removing, setRemoving] = useState<ApiUser | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const closeEditing = useCallback(() => setEditing(null), [])
  const closeRemoving = useCallback(() => setRemoving(null), [])
  const onSaved = useCallback((name: string) => setSaid({ tone: 'good', text: t('users.saved', { name }) }), [])
  const names = query.data?.items.map(({ name }) => name)
  return (
    <>
      <div className="access-actions">
        {/* Without the list it is not known which names would be written over. */}
        <button
          type="button"
          className="button"
          disabled={names === undefined}
          onClick={() => {
            setSaid(null)
            setEditing('new')
          }}
        >
          <IconPlus size={16} stroke={1.75} aria-hidden="true" />
          {t('users.add')}
        </button>
        <span className="access-lead">{t('users.lead')}</span>
      </div>
      <SaidLine said={said} />
      <PaneAnswer query={query} failed={t('users.failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <PaneEmpty title={t('users.empty')} why={t('users.empty.why')} />
          ) : (
            <UserTable users={items} onChange={setEditing} onRemove={setRemoving} />
          )
        }
      </PaneAnswer>
      {editing !== null && (
        <UserDialog
          user={editing === 'new' ? null : editing}
          taken={names ?? []}
          onSaved={onSaved}
          onClose={closeEditing}
        />
      )}
      {removing !== null && (
        <ConfirmDialog
          words={removeWords()}
          name={removing.name}
          run={() => bridge.call('api_user.remove', { name: removing.name })}
          onClose={closeRemoving}
          onDone={() => {
            setSaid({ tone: 'good', text: t('users.removed', { name: removing.name }) })
            setRemoving(null)
            void query.refetch()
          }}
        />
      )}
    </>
  )
}

function UserTable({
  users,
  onChange,
  onRemove
}: {
  readonly users: readonly ApiUser[]
  readonly onChange: (user: ApiUser) => void
  readonly onRemove: (user: ApiUser) => void
}) {
  return (
    <PaneTable label={t('access.part.users')}>
      <thead>
        <tr>
          <th scope="col">{t('access.name')}</th>
          <th scope="col">{t('access.scopes')}</th>
          <th scope="col">{t('access.created')}</th>
          <th scope="col" colSpan={2}>
            {t('access.lastUsed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.name} data-testid="api-user">
            <td className="access-name ellipsis" title={user.name}>
              <bdi>{user.name}</bdi>
            </td>
            <td className="second">{scopeWords(user.scopes)}</td>
            <td className="second">
              <MomentCell moment={user.created_at} precision="day" />
            </td>
            <td className="second">
              <MomentCell moment={user.last_used_at} precision="minute" />
            </td>
            <td className="access-row-actions">
              <button
                type="button"
                className="button small"
                aria-label={t('users.change.of', { name: user.name })}
                onClick={() => onChange(user)}
              >
                {t('users.change')}
              </button>
              <button
                type="button"
                className="button small"
                aria-label={t('users.remove.of', { name: user.name })}
                onClick={() => onRemove(user)}
              >
                {t('users.remove')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </PaneTable>
  )
}
