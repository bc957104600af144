import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { t } from '../i18n/translate'
import './dialog-head.css'

/** A dialog's title and the button that closes it; none where it must not be closed by the way. */
export function DialogHead({ title, onClose }: { readonly title: string; readonly onClose?: () => void }) {
  return (
    <div className="dialog-head">
      <Modal.Title className="dialog-title">{title}</Modal.Title>
      <span className="spring" />
      {onClose !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('keys.close')}
          title={t('keys.close')}
          onClick={onClose}
        >
          <IconX size={18} stroke={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
