import type { Gap } from '../../../shared/domain/status'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Pane, PaneTable } from '../../ui/pane'

/** Offsets that never came, and why; one line where there are none. */
export function GapsPane({ gaps }: { readonly gaps: readonly Gap[] }) {
  const formats = useFormats()
  return (
    <Pane
      title={t('gaps.title')}
      className="gaps"
      note={
        gaps.length === 0 ? (
          <span className="note ellipsis">{t('gaps.empty')}</span>
        ) : (
          <>
            <span className="figure pane-count">{formats.integer(gaps.length)}</span>
            <span className="note ellipsis">{t('gaps.note')}</span>
          </>
        )
      }
    >
      {gaps.length > 0 && (
        <PaneTable label={t('gaps.title')}>
          <thead>
            <tr>
              <th scope="col">{t('gaps.partition')}</th>
              <th scope="col" className="number">
                {t('gaps.from')}
              </th>
              <th scope="col" className="number">
                {t('gaps.to')}
              </th>
              <th scope="col" className="number">
                {t('gaps.messages')}
              </th>
              <th scope="col">{t('gaps.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map((gap) => (
              <tr key={`${gap.topic} ${gap.partition} ${gap.from} ${gap.to} ${gap.reason}`}>
                <td>{gap.partition}</td>
                <td className="number">{formats.integer(gap.from)}</td>
                <td className="number">{formats.integer(gap.to)}</td>
                <td className="number">{formats.integer(gap.to - gap.from + 1)}</td>
                <td className="second">{t(`gaps.reason.${gap.reason}`)}</td>
              </tr>
            ))}
          </tbody>
        </PaneTable>
      )}
    </Pane>
  )
}
