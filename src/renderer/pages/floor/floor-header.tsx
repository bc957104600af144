import { wholePercent } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useFormats, useLive } from '../../live/live-context'
import { Chip } from '../../ui/chip'
import type { FloorChoice } from './floor-choice'
import { FloorControls } from './floor-controls'
import { useFloorSummary } from './use-floor-summary'
import { ZoneBar } from './zone-bar'

/** The floor in numbers, and how it is looked at. Where the picture is not live the numbers are not known. */
export function FloorHeader({
  isPictureLive,
  choice,
  choose
}: {
  readonly isPictureLive: boolean
  readonly choice: FloorChoice
  readonly choose: (change: Partial<FloorChoice>) => void
}) {
  return (
    <div className="floor-header">
      <FloorFigures isPictureLive={isPictureLive} />
      <FloorControls choice={choice} choose={choose} />
    </div>
  )
}

function FloorFigures({ isPictureLive }: { readonly isPictureLive: boolean }) {
  const { floor } = useLive().console
  const formats = useFormats()
  const summary = useFloorSummary()
  const known = isPictureLive && floor.isLoaded()
  const count = (value: number): string | null => (known ? formats.integer(value) : null)
  return (
    <section className="floor-figures" aria-label={t('floor.summary')}>
      <Figure
        value={count(summary.riding)}
        label={t('floor.riding')}
        basis={floor.isLoaded() ? t('floor.ofTotal', { total: formats.integer(summary.total) }) : ''}
      />
      <Figure
        value={count(summary.attention)}
        label={t('floor.attention', { quantity: known ? summary.attention : 2 })}
        isAlarming={known && summary.attention > 0}
        title={t('floor.attention.explained', {
          alerts: formats.integer(summary.alerts),
          noHeartRate: formats.integer(summary.noHeartRate),
          noSignal: formats.integer(summary.noSignal)
        })}
      />
      <Figure
        value={count(summary.free)}
        label={t('floor.free')}
        basis={known && summary.notInUse > 0 ? t('floor.notInUse', { count: formats.integer(summary.notInUse) }) : ''}
      />
      <Figure value={count(summary.noSignal)} label={t('floor.noSignal')} />
      <Figure
        value={known && summary.averagePercent !== null ? String(wholePercent(summary.averagePercent)) : null}
        unit="%"
        label={t('floor.average')}
        title={t('floor.average.explained', {
          quantity: summary.averagedOver,
          count: formats.integer(summary.averagedOver)
        })}
      />
      {known && summary.riding > 0 && (
        <div className="floor-zones">
          {summary.averagedOver > 0 && <ZoneBar summary={summary} />}
          {summary.noHeartRate > 0 && (
            <Chip tone="warning">
              {t('floor.partial', {
                quantity: summary.noHeartRate,
                count: formats.integer(summary.noHeartRate),
                total: formats.integer(summary.riding)
              })}
            </Chip>
          )}
        </div>
      )}
    </section>
  )
}

function Figure({
  value,
  unit,
  label,
  basis,
  title,
  isAlarming = false
}: {
  readonly value: string | null
  readonly unit?: string
  readonly label: string
  readonly basis?: string
  readonly title?: string
  readonly isAlarming?: boolean
}) {
  return (
    <div
      className={isAlarming ? 'floor-figure is-alarming' : 'floor-figure'}
      {...(title === undefined || value === null ? {} : { title })}
    >
      {value === null ? (
        <b className="quiet">
          <span aria-hidden="true">–</span>
          <span className="said">{t('floor.unknown')}</span>
        </b>
      ) : (
        <b>
          {value}
          {unit !== undefined && <small>{unit}</small>}
        </b>
      )}
      <span className="floor-figure-label">
        {label}
        {basis !== undefined && basis !== '' && <span className="quiet">{basis}</span>}
      </span>
    </div>
  )
}
