import { IconKey, IconKeyOff } from '@tabler/icons-react'
import { t } from '../../i18n/translate'

/** A password is never stored and never shown: only whether this run was given one, and how to give it. */
export function PasswordNote({
  title,
  isGiven,
  variable,
  option,
  testId
}: {
  readonly title: string
  readonly isGiven: boolean
  readonly variable: string
  readonly option: string
  readonly testId: string
}) {
  const Icon = isGiven ? IconKey : IconKeyOff
  return (
    <div className="setting">
      <div className="setting-head">
        <span className="setting-title">{title}</span>
      </div>
      <p className="setting-password" data-testid={testId}>
        <Icon size={16} stroke={1.75} aria-hidden="true" />
        {isGiven ? t('settings.password.given') : t('settings.password.none')}
      </p>
      <p className="setting-words">
        {t('settings.password.why')} <code className="mono">{variable}</code> {t('settings.password.or')}{' '}
        <code className="mono">{option}</code>.
      </p>
    </div>
  )
}
