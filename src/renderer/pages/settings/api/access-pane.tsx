import { useNavigate } from '@tanstack/react-router'
import { t } from '../../../i18n/translate'
import '../../../ui/table.css'
import { Segments } from '../../ride/segments'
import '../../ride/ride-parts.css'
import { type AccessPart, accessParts } from '../settings-search'
import './access.css'
import { AuditPart } from './audit-part'
import { RequestsPart } from './requests-part'
import { TokensPart } from './tokens-part'
import { UsersPart } from './users-part'

const parts = { tokens: TokensPart, users: UsersPart, requests: RequestsPart, audit: AuditPart } as const

/** Who may ask the API, what was asked, and who did what, one of them at a time. */
export function AccessPane({ part }: { readonly part: AccessPart }) {
  const navigate = useNavigate()
  const Part = parts[part]
  return (
    <section className="pane access" aria-label={t('access.parts')}>
      <div className="access-bar">
        <Segments
          label={t('access.parts')}
          value={part}
          choices={accessParts.map((value) => ({ value, words: t(`access.part.${value}`) }))}
          onChange={(value) =>
            void navigate({ to: '/settings', search: { section: 'api', part: value }, replace: true })
          }
        />
      </div>
      <Part />
    </section>
  )
}
