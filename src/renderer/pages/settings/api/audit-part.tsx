import { useState } from 'react'
import type { AuditAction, AuditEntry } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { useFormats, useLive } from '../../../live/live-context'
import { useCall } from '../../../live/queries'
import { PaneEmpty, PaneTable } from '../../../ui/pane'
import { ChoiceMenu } from '../../floor/choice-menu'
import { PaneAnswer } from '../../pipeline/pane-answer'
import { actionChoices } from './audit-actions'
import { auditObject } from './audit-object'
import { MomentCell } from './moment-cell'
import { PagesFoot } from './pages-foot'
import { RefreshButton } from './refresh-button'
import { usePages } from './use-pages'

/** Who did what, all of it or one kind. */
export function AuditPart() {
  const { bridge } = useLive()
  const [action, setAction] = useState<AuditAction | 'all'>('all')
  const pages = usePages<AuditEntry>(['audit.list', 'pages', action], (page, signal) =>
    bridge.call('audit.list', { ...page, ...(action === 'all' ? {} : { action }) }, signal)
  )
  return (
    <>
      <div className="access-actions">
        <span className="access-lead">{t('audit.note')}</span>
        <span className="spring" />
        <ChoiceMenu
          label={t('audit.filter')}
          value={action}
          options={[
            { value: 'all', label: t('audit.filter.all') },
            ...actionChoices.map((value) => ({ value, label: t(`audit.action.${value}`) }))
          ]}
          onChoose={setAction}
        />
        <RefreshButton pages={pages} />
      </div>
      <PaneAnswer query={pages.query} failed={t('audit.failed')}>
        {() =>
          pages.items.length > 0 ? (
            <>
              <AuditTable entries={pages.items} />
              <PagesFoot pages={pages} />
            </>
          ) : action === 'all' ? (
            <PaneEmpty title={t('audit.empty')} why={t('audit.empty.why')} />
          ) : (
            <PaneEmpty title={t('audit.empty.filter')} why={t('audit.empty.filter.why')} />
          )
        }
      </PaneAnswer>
    </>
  )
}

function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const tokens = useCall('tokens.list', {}).data?.items ?? []
  return (
    <PaneTable label={t('access.part.audit')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.at', { zone: formats.zone(ticker.nowMs()) })}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.object')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id; a list that is read anew is another list
          <AuditRow key={`${entry.at} ${index}`} entry={entry} object={auditObject(entry.object, tokens)} />
        ))}
      </tbody>
    </PaneTable>
  )
}

function AuditRow({ entry: { at, by, action }, object }: { readonly entry: AuditEntry; readonly object: string }) {
  return (
    <tr data-testid="audit-entry" data-action={action}>
      <td className="second">
        <MomentCell moment={at} precision="second" />
      </td>
      <td className="access-by ellipsis" title={by}>
        <bdi>{by}</bdi>
      </td>
      <td>{t(`audit.action.${action}`)}</td>
      <td className="access-object ellipsis" title={object}>
        <bdi>{object}</bdi>
      </td>
    </tr>
  )
}
