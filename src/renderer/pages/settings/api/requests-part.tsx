import type { ApiRequest } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { useFormats, useLive } from '../../../live/live-context'
import { PaneEmpty, PaneTable } from '../../../ui/pane'
import { PaneAnswer } from '../../pipeline/pane-answer'
import { MomentCell } from './moment-cell'
import { PagesFoot } from './pages-foot'
import { RefreshButton } from './refresh-button'
import { usePages } from './use-pages'

/** The newest requests to the API, page by page. */
export function RequestsPart() {
  const { bridge } = useLive()
  const pages = usePages<ApiRequest>(['api.requests', 'pages'], (page, signal) =>
    bridge.call('api.requests', page, signal)
  )
  return (
    <>
      <div className="access-actions">
        <span className="access-lead">{t('requests.note')}</span>
        <span className="spring" />
        <RefreshButton pages={pages} />
      </div>
      <PaneAnswer query={pages.query} failed={t('requests.failed')}>
        {() =>
          pages.items.length === 0 ? (
            <PaneEmpty title={t('requests.empty')} why={t('requests.empty.why')} />
          ) : (
            <>
              <RequestTable requests={pages.items} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </PaneAnswer>
    </>
  )
}

function RequestTable({ requests }: { readonly requests: readonly ApiRequest[] }) {
  const formats = useFormats()
  const { ticker } = useLive()
  return (
    <PaneTable label={t('access.part.requests')}>
      <thead>
        <tr>
          <th scope="col">{t('requests.at', { zone: formats.zone(ticker.nowMs()) })}</th>
          <th scope="col">{t('requests.who')}</th>
          <th scope="col">{t('requests.route')}</th>
          <th scope="col" className="number">
            {t('requests.status')}
          </th>
          <th scope="col" className="number">
            {t('requests.took')}
          </th>
          <th scope="col">{t('requests.address')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: requests have no id; a list that is read anew is another list
          <RequestRow key={`${request.at} ${index}`} request={request} />
        ))}
      </tbody>
    </PaneTable>
  )
}

function RequestRow({ request }: { readonly request: ApiRequest }) {
  const formats = useFormats()
  const { who, method, route, status, took_ms: tookMs, address } = request
  return (
    <tr data-testid="request" data-status={status}>
      <td className="second">
        <MomentCell moment={request.at} precision="second" />
      </td>
      <td className="access-name ellipsis" title={who ?? undefined}>
        {who === null ? <span className="words">{t('requests.who.none')}</span> : <bdi>{who}</bdi>}
      </td>
      <td className="mono">
        {method} {route === null ? <span className="words">{t('requests.route.none')}</span> : <bdi>{route}</bdi>}
      </td>
      <td className={status >= 400 ? 'number is-refused' : 'number'}>{status}</td>
      <td className="number second">{formats.oneDecimal(tookMs)}</td>
      <td className="mono second access-address ellipsis" title={address}>
        <bdi>{address}</bdi>
      </td>
    </tr>
  )
}
