import { IconClockPause } from '@tabler/icons-react'
import { t } from '../../i18n/translate'

/** One figure of a ride, with its unit and what puts it in its place. */
export interface KpiFacts {
  readonly label: string
  /** Null: there is none, which is said in words. */
  readonly value: string | null
  readonly unit?: string
  readonly detail: string
  readonly explained?: string
}

/** `age` says how old the figure is, where it is not one of the present. */
export function Kpi({ facts, age }: { readonly facts: KpiFacts; readonly age: string | null }) {
  const { label, value, unit, detail, explained } = facts
  return (
    <div className={age === null ? 'kpi' : 'kpi is-old'} {...(explained === undefined ? {} : { title: explained })}>
      <dt>
        <span className="ellipsis">{label}</span>
        {age !== null && (
          <span className="kpi-age">
            <IconClockPause size={12} stroke={1.75} aria-hidden="true" />
            {t('ride.kpi.old', { age })}
          </span>
        )}
      </dt>
      <dd>
        {value === null ? (
          <span className="kpi-value is-words">{t('ride.kpi.none')}</span>
        ) : (
          <span className="kpi-value">
            {value}
            {unit !== undefined && <small>{unit}</small>}
          </span>
        )}
        <span className="kpi-detail ellipsis">{detail}</span>
      </dd>
    </div>
  )
}
