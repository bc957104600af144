import { useState } from 'react'
import { maximumFormulas, maximumHeartRateBpm } from '../../../shared/figures/heart-rate'
import { t } from '../../i18n/translate'
import { ZoneTag } from '../../ui/zone-tag'
import { zoneBounds } from '../rider/zone-bounds'
import { RuleFaults, RuleNumber } from './rule-number'
import { numberOf } from './rules-draft'
import type { EditedRules } from './use-rules-form'
import './zones-section.css'

const zones = [1, 2, 3, 4, 5] as const
const usualAge = '36'

/** Where the zones begin, and what that is in bpm. */
export function ZonesSection({ edited }: { readonly edited: EditedRules }) {
  return (
    <>
      <p className="rules-version">
        {t('zones.starts')}
        <span className="spring" />
        <button
          type="button"
          className="button small"
          disabled={edited.isDefault('zone_starts_percent.')}
          onClick={() => edited.toDefaults('zone_starts_percent.')}
        >
          {t('alertRules.defaults')}
        </button>
      </p>
      <div className="zone-starts">
        {zones.map((zone) => (
          <div key={zone} className="zone-start">
            <ZoneTag zone={zone} />
            <RuleNumber
              edited={edited}
              path={`zone_starts_percent.${zone - 1}`}
              label={t(`zone.name.${zone}`)}
              said={t('zones.start.said', { zone })}
              unit={t('alertRules.unit.percent')}
            />
          </div>
        ))}
      </div>
      <RuleFaults
        edited={edited}
        numbers={zones.map((zone) => ({ path: `zone_starts_percent.${zone - 1}`, label: t('tile.zone', { zone }) }))}
      />
      <ZoneExample edited={edited} />
    </>
  )
}

/** The zones of a rider of some age by the draft, as one bar. */
function ZoneExample({ edited }: { readonly edited: EditedRules }) {
  const [ageText, setAgeText] = useState(usualAge)
  const typedAge = numberOf(ageText)
  const age = typedAge !== null && typedAge >= 10 && typedAge <= 100 ? Math.floor(typedAge) : Number(usualAge)
  const formula = maximumFormulas.find((each) => each === edited.text('formula')) ?? 'tanaka'
  const maximum = maximumHeartRateBpm(age, formula)
  const starts = zones.flatMap((zone) => numberOf(edited.text(`zone_starts_percent.${zone - 1}`)) ?? [])
  const isRising =
    starts.length === zones.length && starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0))
  return (
    <section className="zone-example" aria-labelledby="zone-example">
      <div className="zone-example-head">
        <h3 id="zone-example">{t('zones.bar.title', { age })}</h3>
        <span className="quiet">
          {t('zones.bar.maximum', {
            maximum: Math.round(maximum),
            formula: t(`alertRules.formula.${formula}`)
          })}
        </span>
        <span className="spring" />
        <label htmlFor="zone-example-age">{t('zones.age')}</label>
        <input
          id="zone-example-age"
          className="zone-example-age"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={ageText}
          onChange={(event) => setAgeText(event.currentTarget.value)}
        />
      </div>
      {isRising ? (
        <ZoneScaleBar starts={starts} maximum={maximum} age={age} />
      ) : (
        <p className="settings-note is-warning">{t('zones.rising')}</p>
      )}
    </section>
  )
}

function ZoneScaleBar({
  starts,
  maximum,
  age
}: {
  readonly starts: readonly number[]
  readonly maximum: number
  readonly age: number
}) {
  const bounds = [...zoneBounds(maximum, starts)].reverse()
  // Z0 and Z5 have one end: they get room enough to be seen.
  const least = (starts[0] ?? 0) - 10
  const most = Math.max(100, (starts[4] ?? 0) + 10)
  const ends = [least, ...starts, most]
  return (
    <ul className="zone-scale" aria-label={t('zones.bar', { age, maximum: Math.round(maximum) })}>
      {bounds.map(({ zone, fromBpm }) => (
        <li key={zone} style={{ flexGrow: (ends[zone + 1] ?? most) - (ends[zone] ?? least) }}>
          <span className={`zone-scale-part zone-${zone}`}>
            {zone === 0 ? t('ride.zones.below') : t('tile.zone', { zone })}
          </span>
          <span className="zone-scale-bpm">
            {fromBpm ?? ''}
            {fromBpm !== null && <span className="said"> {t('alertRules.unit.bpm')}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
