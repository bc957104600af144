import { IconCircleDashed, IconCopy, IconMinus, IconPlayerStop } from '@tabler/icons-react'
import type { ConnectionTestStep } from '../../../shared/domain/connection-test'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Chip, ToneIcon } from '../../ui/chip'
import './connection-test.css'
import { type TestRow, type TestVerdict, testRows, testText, verdictOf } from './test-rows'
import type { ConnectionTest, ShownTest } from './use-connection-test'

const tones = { passed: 'good', failed: 'bad', stopped: 'warning' } as const satisfies Record<TestVerdict, string>

/** What trying the connection found, step by step. */
export function ConnectionTestPane({ test }: { readonly test: ConnectionTest }) {
  const { shown } = test
  const steps = shown.kind === 'running' || shown.kind === 'ended' ? shown.steps : []
  const verdict = shown.kind === 'ended' ? verdictOf(shown.steps, shown.wasStopped) : null
  return (
    <aside className="pane connection-test" aria-label={t('settings.test.title')}>
      <div className="connection-test-head">
        <h2>{t('settings.test.title')}</h2>
        <span className="spring" />
        <span role="status" data-testid="test-verdict">
          {verdict !== null && <Chip tone={tones[verdict]}>{t(`settings.test.${verdict}`)}</Chip>}
        </span>
      </div>
      <p className="quiet">
        <TestWords shown={shown} />
      </p>
      <ol className="connection-test-steps" aria-busy={shown.kind === 'running'}>
        {testRows(steps, shown.kind === 'running').map((row) => (
          <StepRow key={row.name} row={row} hasBegun={shown.kind !== 'none' && shown.kind !== 'refused'} />
        ))}
      </ol>
      <div className="connection-test-foot">
        {shown.kind === 'running' && (
          <button type="button" className="button small" onClick={test.stop}>
            <IconPlayerStop size={14} stroke={1.75} aria-hidden="true" />
            {t('settings.test.stop')}
          </button>
        )}
        {shown.kind === 'ended' && steps.length > 0 && <CopyButton steps={steps} />}
      </div>
    </aside>
  )
}

function TestWords({ shown }: { readonly shown: ShownTest }) {
  const formats = useFormats()
  const { ticker } = useLive()
  switch (shown.kind) {
    case 'none':
      return t('settings.test.none')
    case 'running':
      return t('settings.test.running')
    case 'refused':
      return shown.message
    case 'ended': {
      const moment = formats.moment(shown.atMs, ticker.nowMs())
      return shown.wasSaved ? t('settings.test.ended.saved', { moment }) : t('settings.test.ended', { moment })
    }
  }
}

function StepRow({ row: { name, step, isNext }, hasBegun }: { readonly row: TestRow; readonly hasBegun: boolean }) {
  return (
    <li
      className={step === null || step.state === 'skipped' ? 'is-quiet' : ''}
      data-step={name}
      data-state={step?.state ?? 'none'}
    >
      <StepSign step={step} />
      <b>{t(`settings.test.step.${name}`)}</b>
      <span className="connection-test-words">
        {step?.sentence ??
          (isNext
            ? t('settings.test.now')
            : hasBegun
              ? t('settings.test.later')
              : t(`settings.test.step.${name}.what`))}
        {step?.detail != null && <small>{step.detail}</small>}
      </span>
      <span className="connection-test-time">
        {step !== null && step.state !== 'skipped' && t('settings.test.took', { ms: step.took_ms })}
      </span>
    </li>
  )
}

function StepSign({ step }: { readonly step: ConnectionTestStep | null }) {
  switch (step?.state) {
    case 'ok':
      return (
        <span className="connection-test-sign is-good" role="img" aria-label={t('settings.test.sign.ok')}>
          <ToneIcon tone="good" size={16} />
        </span>
      )
    case 'failed':
      return (
        <span className="connection-test-sign is-bad" role="img" aria-label={t('settings.test.sign.failed')}>
          <ToneIcon tone="bad" size={16} />
        </span>
      )
    case 'skipped':
      return (
        <span className="connection-test-sign" role="img" aria-label={t('settings.test.sign.skipped')}>
          <IconMinus size={16} stroke={1.75} aria-hidden="true" />
        </span>
      )
    case undefined:
      return (
        <span className="connection-test-sign" aria-hidden="true">
          <IconCircleDashed size={16} stroke={1.75} />
        </span>
      )
  }
}

function CopyButton({ steps }: { readonly steps: readonly ConnectionTestStep[] }) {
  return (
    <>
      <button
        type="button"
        className="button small"
        onClick={() => void navigator.clipboard?.writeText(testText(steps)).catch(() => undefined)}
      >
        <IconCopy size={14} stroke={1.75} aria-hidden="true" />
        {t('settings.test.copy')}
      </button>
      <span className="quiet">{t('settings.test.copy.why')}</span>
    </>
  )
}
