import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { t } from '../i18n/translate'
import { useStored } from '../live/live-context'
import { dismissToast, shownToasts, type Toast, undoForMs } from './toasts'

const tickMs = 250

/** Words about what was just done, each with its way back while there is one. */
export function Toasts() {
  const toasts = useStored(shownToasts)
  const [nowMs, setNowMs] = useState(() => Date.now())
  const isShown = toasts.length > 0
  useEffect(() => {
    if (!isShown) return
    const tick = (): void => {
      const atMs = Date.now()
      setNowMs(atMs)
      for (const { id, endsAtMs } of shownToasts.get()) if (atMs >= endsAtMs) dismissToast(id)
    }
    tick()
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [isShown])
  const last = toasts.findLast(({ undo }) => undo !== null)
  return (
    // The region stays in the page: what appears in it is announced.
    <div className="toasts" role="status">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} nowMs={nowMs} hasKey={toast === last} />
      ))}
    </div>
  )
}

function ToastLine({
  toast,
  nowMs,
  hasKey
}: {
  readonly toast: Toast
  readonly nowMs: number
  readonly hasKey: boolean
}) {
  const { id, text, undo, endsAtMs } = toast
  const leftS = Math.min(undoForMs / 1_000, Math.max(1, Math.ceil((endsAtMs - nowMs) / 1_000)))
  return (
    <div className="toast" data-testid="toast">
      <bdi className="toast-text">{text}</bdi>
      {undo === null ? (
        <button
          type="button"
          className="icon-button"
          aria-label={t('toast.close')}
          title={t('toast.close')}
          onClick={() => dismissToast(id)}
        >
          <IconX size={18} stroke={1.75} aria-hidden="true" />
        </button>
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => {
            dismissToast(id)
            undo()
          }}
        >
          <IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />
          {t('toast.undo')}
          <span className="toast-left" aria-hidden="true">
            {t('toast.left', { seconds: leftS })}
          </span>
          {hasKey && <kbd>U</kbd>}
        </button>
      )}
    </div>
  )
}
