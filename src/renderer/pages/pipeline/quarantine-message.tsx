import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ExportedMessage } from '../../../shared/domain/quarantine'
import { formatBytes, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { Dialog } from '../../shell/dialog'
import { DialogHead } from '../../shell/dialog-head'
import { bytesOfBase64, hexOfBytes, textOfBytes } from './message-bytes'
import { PaneAnswer } from './pane-answer'

type Form = 'text' | 'hex'
const isForm = (value: string): value is Form => value === 'text' || value === 'hex'

/** More than this no person reads, and no page shows quickly. */
const shownBytes = 65_536

/** A quarantined message, whole: as text and as its bytes. */
export function MessageDialog({
  quarantineId,
  onClose
}: {
  readonly quarantineId: number
  readonly onClose: () => void
}) {
  const query = useCall('quarantine.get', { quarantine_id: quarantineId })
  const [form, setForm] = useState<Form>('text')
  const formats = useFormats()
  const title =
    query.data === undefined
      ? t('quarantine.title')
      : t('quarantine.message', {
          partition: query.data.partition,
          offset: formats.integer(query.data.offset)
        })
  return (
    <Dialog label={title} width={860} onClose={onClose}>
      <DialogHead title={title} onClose={onClose} />
      <PaneAnswer query={query} failed={t('quarantine.message.failed')}>
        {(message) => (
          <>
            <div className="message-head">
              <MessageFacts message={message} />
              <SegmentedControl
                className="tail-zone"
                aria-label={t('quarantine.message.as')}
                value={form}
                onChange={(value) => {
                  if (isForm(value)) setForm(value)
                }}
                data={[
                  { value: 'text', label: t('quarantine.message.text') },
                  { value: 'hex', label: t('quarantine.message.hex') }
                ]}
                withItemsBorders={false}
                transitionDuration={0}
              />
            </div>
            <MessageBytes value={message.value} form={form} />
          </>
        )}
      </PaneAnswer>
    </Dialog>
  )
}

function MessageFacts({ message }: { readonly message: ExportedMessage }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const arrivedMs = momentMs(message.arrived_at)
  const { key } = message
  const keyText = useMemo(() => (key === null ? null : textOfBytes(bytesOfBase64(key))), [key])
  return (
    <p className="message-facts">
      <b>{message.reason}</b>
      <span>{arrivedMs === null ? message.arrived_at : formats.moment(arrivedMs, ticker.nowMs())}</span>
      {keyText === null ? (
        <span>{t('quarantine.message.noKey')}</span>
      ) : (
        <span className="ellipsis" title={keyText}>
          {t('quarantine.message.key')} <bdi className="mono">{keyText}</bdi>
        </span>
      )}
    </p>
  )
}

function MessageBytes({ value, form }: { readonly value: string | null; readonly form: Form }) {
  const bytes = useMemo(() => (value === null ? null : bytesOfBase64(value)), [value])
  const text = useMemo(() => {
    const shown = bytes?.subarray(0, shownBytes) ?? new Uint8Array()
    return form === 'text' ? textOfBytes(shown) : hexOfBytes(shown)
  }, [bytes, form])
  if (bytes === null) return <p className="dialog-words">{t('quarantine.message.none')}</p>
  return (
    <>
      {bytes.length > shownBytes && (
        <p className="message-start">
          {t('quarantine.message.start', { shown: formatBytes(shownBytes), all: formatBytes(bytes.length) })}
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <pre
        className={`message-bytes mono is-${form}`}
        role="group"
        aria-label={t('quarantine.message.bytes')}
        data-testid="message-bytes"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
        tabIndex={0}
      >
        {text}
      </pre>
    </>
  )
}
