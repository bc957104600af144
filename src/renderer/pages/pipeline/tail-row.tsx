import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { memo } from 'react'
import type { TailLine } from '../../../shared/domain/pipeline'
import { type Formats, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { bytesText } from './bytes-text'

const columns = 4

/** One message. A click on it, or Enter on the button that its text is, shows the whole text below. */
export const TailLineRow = memo(function TailLineRow({
  line,
  rowIndex,
  formats,
  isOpen,
  isTabStop,
  onToggle,
  onFocus
}: {
  readonly line: TailLine
  /** Its place in the whole table, from 1. */
  readonly rowIndex: number
  readonly formats: Formats
  readonly isOpen: boolean
  readonly isTabStop: boolean
  readonly onToggle: (sequence: number) => void
  readonly onFocus: (sequence: number) => void
}) {
  const atMs = momentMs(line.at)
  const text = bytesText(line.text)
  const isSystem = line.text.startsWith('[SYSTEM]')
  return (
    <>
      <tr
        className={isOpen ? 'tail-row is-open' : 'tail-row'}
        aria-rowindex={rowIndex}
        data-testid="tail-line"
        data-sequence={line.sequence}
        onClick={() => onToggle(line.sequence)}
      >
        <td className="mono" title={line.at ?? undefined}>
          {atMs === null ? <span className="words">{t('tail.noTime')}</span> : formats.timeWithMs(atMs)}
        </td>
        <td className="mono second">{line.partition}</td>
        <td className="mono">
          <TailKey recordKey={line.key} />
        </td>
        <td>
          <div className="tail-cell">
            <button
              type="button"
              className={isSystem ? 'tail-text mono ellipsis is-system' : 'tail-text mono ellipsis'}
              aria-expanded={isOpen}
              tabIndex={isTabStop ? 0 : -1}
              title={text}
              onFocus={() => onFocus(line.sequence)}
            >
              <bdi>{text}</bdi>
            </button>
            <CountedAs line={line} />
          </div>
        </td>
      </tr>
      {isOpen && (
        <tr className="tail-open">
          <td colSpan={columns}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
            <div className="tail-whole" role="group" aria-label={t('tail.whole')} tabIndex={0}>
              <p>
                {t('tail.place', { partition: line.partition, offset: formats.integer(line.offset) })}
                {', '}
                {t(`tail.counted.${line.counted_as}`)}
              </p>
              <p className="mono">
                <bdi>{text}</bdi>
              </p>
            </div>
          </td>
        </tr>
      )}
    </>
  )
})

function TailKey({ recordKey }: { readonly recordKey: string | null }) {
  if (recordKey === null) return <span className="words">{t('tail.noKey')}</span>
  const text = bytesText(recordKey)
  return (
    <div className="ellipsis" title={text}>
      <bdi>{text}</bdi>
    </div>
  )
}

/** What the message counted as, where that is not what nearly all do. */
function CountedAs({ line }: { readonly line: TailLine }) {
  if (line.counted_as === 'stored') return null
  const Icon =
    line.counted_as === 'quarantined' ? IconCircleX : line.counted_as === 'duplicate' ? IconAlertTriangle : null
  return (
    <span className={`tail-mark is-${line.counted_as}`}>
      {Icon !== null && <Icon size={13} stroke={1.75} aria-hidden="true" />}
      {t(`tail.counted.${line.counted_as}`)}
    </span>
  )
}

/** Messages that were read between two rows and are not kept. */
export function TailJumpRow({
  messages,
  rowIndex,
  formats
}: {
  readonly messages: number
  readonly rowIndex: number
  readonly formats: Formats
}) {
  return (
    <tr className="tail-jump" aria-rowindex={rowIndex}>
      <td colSpan={columns}>{t('tail.jump', { quantity: messages, count: formats.integer(messages) })}</td>
    </tr>
  )
}

/** Stands for the rows that are not drawn. */
export function TailRest({ heightPx }: { readonly heightPx: number }) {
  if (heightPx === 0) return null
  return (
    <tbody aria-hidden="true">
      <tr>
        <td className="tail-rest" colSpan={columns} style={{ height: heightPx }} />
      </tr>
    </tbody>
  )
}
