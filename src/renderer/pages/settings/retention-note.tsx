import { IconTrash } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { useCall } from '../../live/queries'
import { retentionWords } from './retention-words'

/** What a shorter limit would remove, before it is saved. */
export function RetentionNote({ days, isOtherWorld }: { readonly days: number; readonly isOtherWorld: boolean }) {
  const formats = useFormats()
  const query = useCall('retention.preview', { days })
  return (
    <p className="settings-note" role="status" data-testid="retention-preview">
      <IconTrash size={16} stroke={1.75} aria-hidden="true" />
      {query.data !== undefined
        ? retentionWords(days, query.data, isOtherWorld, formats)
        : query.error !== null
          ? t('settings.retention.failed')
          : t('settings.retention.counting')}
    </p>
  )
}
