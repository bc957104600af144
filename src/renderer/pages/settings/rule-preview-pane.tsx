import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { RulePreview } from '../../../shared/domain/alert-rules'
import { ruleName } from '../../alerts/alert-words'
import { momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { PaneEmpty } from '../../ui/pane'
import { type PreviewBar, previewSentence, priorityBars, ruleBars } from './preview-figures'
import './rule-preview.css'
import { useRulePreview } from './use-rule-preview'
import type { EditedRules } from './use-rules-form'

const dayChoices = [1, 7, 14, 31]

/** What the rules as edited would have done on the gym's own rides, beside what those in force would have. */
export function RulePreviewPane({ edited }: { readonly edited: EditedRules }) {
  const [days, setDays] = useState(7)
  const [isWanted, setWanted] = useState(false)
  // Zones raise no alerts: changing them alone changes no count.
  const isEdited = edited.changed.some((path) => !path.startsWith('zone_starts_percent.'))
  const isMistyped = edited.faults.size > 0
  const shown = useRulePreview(!isMistyped && (isEdited || isWanted) ? edited.rules : null, days)
  return (
    <section className="pane rule-preview" aria-labelledby="rule-preview">
      <h2 id="rule-preview">{t('alertPreview.title')}</h2>
      <SegmentedControl
        className="setting-segments rule-preview-days"
        aria-label={t('alertPreview.days')}
        value={String(days)}
        onChange={(value) => setDays(Number(value))}
        data={dayChoices.map((count) => ({
          value: String(count),
          label: t('alertPreview.days.count', { quantity: count, count })
        }))}
        withItemsBorders={false}
        transitionDuration={0}
      />
      <div aria-live="polite" className="rule-preview-answer" data-testid="rule-preview">
        {isMistyped || shown.kind === 'faults' ? (
          <p className="rule-preview-words">{t('alertPreview.faults')}</p>
        ) : shown.kind === 'none' ? (
          <>
            <p className="rule-preview-words">{t('alertPreview.none')}</p>
            <button type="button" className="button small" onClick={() => setWanted(true)}>
              {t('alertPreview.start')}
            </button>
          </>
        ) : shown.kind === 'failed' ? (
          <PaneEmpty title={t('alertPreview.failed')} why={shown.message}>
            <p>
              <button type="button" className="button small" onClick={shown.retry}>
                {t('alertPreview.retry')}
              </button>
            </p>
          </PaneEmpty>
        ) : shown.kind === 'counting' ? (
          <Counting />
        ) : (
          <Counted preview={shown.preview} days={days} isEdited={isEdited} />
        )}
      </div>
    </section>
  )
}

/** In the shape of what is to come. It takes seconds: it is shown at once. */
function Counting() {
  return (
    <div aria-busy="true" className="rule-preview-counting">
      <p className="rule-preview-words">{t('alertPreview.working')}</p>
      <span className="skeleton" style={{ width: '54%', height: 28 }} />
      {[86, 62, 74, 40, 58, 48].map((width) => (
        <span className="skeleton" key={width} style={{ width: `${width}%`, height: 12 }} />
      ))}
    </div>
  )
}

function Counted({
  preview,
  days,
  isEdited
}: {
  readonly preview: RulePreview
  readonly days: number
  readonly isEdited: boolean
}) {
  const formats = useFormats()
  const fromMs = momentMs(preview.from)
  const date = fromMs === null ? preview.from : formats.date(fromMs)
  if (preview.rides === 0) return <PaneEmpty title={t('alertPreview.empty')} why={t('alertPreview.empty.why')} />
  const { over, alerts } = previewSentence(preview, days, isEdited, formats)
  return (
    <>
      <p className="rule-preview-words">
        {over}
        <b>{alerts}</b>
      </p>
      {isEdited && (
        <p className="rule-preview-keys" aria-hidden="true">
          <span className="rule-preview-key is-asked">{t('alertPreview.asked')}</span>
          <span className="rule-preview-key is-now">{t('alertPreview.now')}</span>
        </p>
      )}
      <Bars
        title={t('alertPreview.byPriority')}
        bars={priorityBars(preview)}
        nameOf={(key) => t(`alertRules.priority.${key}`)}
        isEdited={isEdited}
      />
      <Bars
        title={t('alertPreview.byRule')}
        bars={ruleBars(preview)}
        nameOf={(key) => `${key} ${ruleName(key)}`}
        isEdited={isEdited}
      />
      <p className="rule-preview-basis">
        {t('alertPreview.hours', { hours: formats.integer(preview.ride_hours), date })} {t('alertPreview.basis')}
      </p>
      {!preview.is_complete && <p className="settings-note is-warning">{t('alertPreview.partial', { date })}</p>}
    </>
  )
}

function Bars<Key extends string>({
  title,
  bars,
  nameOf,
  isEdited
}: {
  readonly title: string
  readonly bars: readonly PreviewBar<Key>[]
  readonly nameOf: (key: Key) => string
  readonly isEdited: boolean
}) {
  const formats = useFormats()
  return (
    <table className="preview-bars">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">
            <span className="said">{t('alertPreview.now')}</span>
          </th>
          {isEdited && (
            <th scope="col">
              <span className="said">{t('alertPreview.asked')}</span>
            </th>
          )}
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, now, asked, nowShare, askedShare }) => (
          <tr key={key} className={isEdited && now !== asked ? 'is-other' : undefined}>
            <th scope="row" className="ellipsis">
              {nameOf(key)}
            </th>
            <td className={isEdited ? 'preview-before' : 'figure'}>{formats.integer(now)}</td>
            {isEdited && <td className="figure">{formats.integer(asked)}</td>}
            <td aria-hidden="true" className="preview-bar">
              {isEdited && <span className="is-asked" style={{ width: `${askedShare * 100}%` }} />}
              <span className="is-now" style={{ width: `${nowShare * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
