import { IconAlertSquareRoundedFilled, IconAlertTriangleFilled, IconDeviceDesktop, IconLock } from '@tabler/icons-react'
import type { ApiState } from '../../../../shared/domain/access'
import { t } from '../../../i18n/translate'
import { useCall } from '../../../live/queries'
import { Chip } from '../../../ui/chip'
import { PaneAnswer } from '../../pipeline/pane-answer'
import { CopiedLine } from './copied-line'

const askEveryMs = 5_000

/** Whether the API is served now, where, and who can reach it. */
export function ApiStateLines() {
  const query = useCall('api.state', {}, { everyMs: askEveryMs })
  return (
    <section className="api-state" aria-label={t('api.state')} data-testid="api-state">
      <PaneAnswer query={query} failed={t('api.state.failed')}>
        {(state) => <ShownState state={state} />}
      </PaneAnswer>
    </section>
  )
}

function ShownState({ state }: { readonly state: ApiState }) {
  const { is_on: isOn, url, problem } = state
  return (
    <>
      <div className="api-state-line">
        {!isOn ? (
          <span className="chip">{t('api.state.off')}</span>
        ) : url === null || problem !== null ? (
          <Chip tone="bad">{t('api.state.notServed')}</Chip>
        ) : (
          <Chip tone="good">{t('api.state.on')}</Chip>
        )}
        {isOn && url !== null && <Reach state={state} />}
      </div>
      {problem !== null && (
        <p className="settings-note is-error" role="status">
          <IconAlertSquareRoundedFilled size={16} aria-hidden="true" />
          {problem}
        </p>
      )}
      {isOn && url !== null && (
        <>
          <CopiedLine label={t('api.state.address')} text={`${url}/api/v1`} />
          <Documentation url={url} />
        </>
      )}
      {isOn && url !== null && state.is_open && !state.is_encrypted && (
        <p className="settings-note is-warning">
          <IconAlertTriangleFilled size={16} aria-hidden="true" />
          {t('api.state.notEncrypted')}
        </p>
      )}
    </>
  )
}

function Reach({ state }: { readonly state: ApiState }) {
  if (!state.is_open) {
    return (
      <>
        <IconDeviceDesktop size={16} stroke={1.75} aria-hidden="true" />
        <span>{t('api.state.own')}</span>
      </>
    )
  }
  if (!state.is_encrypted) return null
  return (
    <>
      <IconLock size={16} stroke={1.75} aria-hidden="true" />
      <span>{t('api.state.encrypted')}</span>
    </>
  )
}

/** A page that was served by HTTP has the documentation beside it; another is told the address only. */
function Documentation({ url }: { readonly url: string }) {
  if (!window.location.protocol.startsWith('http')) {
    return <CopiedLine label={t('api.state.docs')} text={`${url}/docs`} />
  }
  return (
    <a className="api-docs" href="/docs" target="_blank" rel="noreferrer">
      {t('api.state.docs.open')}
    </a>
  )
}
