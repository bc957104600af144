import { IconAlertSquareRoundedFilled } from '@tabler/icons-react'
import { useId } from 'react'
import type { Scope } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'

const all: readonly Scope[] = ['read', 'delete', 'admin']

/** Rights in words, in their order. Who may administer may do all else. */
export const scopeWords = (scopes: readonly Scope[]): string =>
  all
    .filter((scope) => (scopes.includes('admin') ? scope === 'admin' : scopes.includes(scope)))
    .map((scope) => t(`access.scope.${scope}`))
    .join(', ')

/** What a token or a user may do, each with what it means. */
export function ScopeChoice({
  legend,
  scopes,
  isWrong,
  onChange
}: {
  readonly legend: string
  readonly scopes: readonly Scope[]
  /** Nothing is chosen, and it may be told. */
  readonly isWrong: boolean
  readonly onChange: (scopes: readonly Scope[]) => void
}) {
  const id = useId()
  return (
    <fieldset className="access-scopes" aria-describedby={`${id}-fault`}>
      <legend>{legend}</legend>
      {all.map((scope) => (
        <label key={scope} className="access-scope">
          <input
            type="checkbox"
            checked={scopes.includes(scope)}
            aria-labelledby={`${id}-${scope}`}
            aria-describedby={`${id}-${scope}-what`}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))
            }
          />
          <b id={`${id}-${scope}`}>{t(`access.scope.${scope}`)}</b>
          <span id={`${id}-${scope}-what`}>{t(`access.scope.${scope}.what`)}</span>
        </label>
      ))}
      <p className="setting-fault" id={`${id}-fault`} aria-live="polite">
        {isWrong && (
          <>
            <IconAlertSquareRoundedFilled size={14} aria-hidden="true" />
            {t('access.scopes.none')}
          </>
        )}
      </p>
    </fieldset>
  )
}
