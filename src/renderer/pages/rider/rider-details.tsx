import type { ReactNode } from 'react'
import type { Rider } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { bodyMassIndex } from './body-mass-index'

/** What the rider's record says; what it does not say is said to be unknown. */
export function RiderDetails({ rider }: { readonly rider: Rider }) {
  const formats = useFormats()
  const { age_years: age, height_cm: height, weight_kg: weight } = rider
  const bmi = bodyMassIndex(height, weight)
  const isBodyUnknown = height === null && weight === null
  return (
    <section className="rider-part" aria-labelledby="rider-details">
      <h3 id="rider-details">{t('rider.details')}</h3>
      <dl>
        <Detail name={t('rider.age')}>
          {age === null ? null : t('rider.years', { quantity: age, count: formats.integer(age) })}
        </Detail>
        <Detail name={t('rider.gender')}>{rider.gender !== null && <Stranger text={rider.gender} />}</Detail>
        <Detail name={t('rider.city')}>{rider.city !== null && <Stranger text={rider.city} />}</Detail>
        <Detail name={t('rider.body')}>
          {!isBodyUnknown && (
            <>
              {height === null ? (
                <span className="quiet">{t('rider.height.unknown')}</span>
              ) : (
                t('rider.height', { cm: formats.integer(height) })
              )}
              {', '}
              {weight === null ? (
                <span className="quiet">{t('rider.weight.unknown')}</span>
              ) : (
                t('rider.weight', { kg: Number.isInteger(weight) ? weight : formats.oneDecimal(weight) })
              )}
            </>
          )}
        </Detail>
        <Detail name={t('rider.bmi')}>{bmi !== null && formats.oneDecimal(bmi)}</Detail>
      </dl>
    </section>
  )
}

/** `children` null or false: not known. */
function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const isKnown = children !== null && children !== false
  return (
    <div className="rider-detail">
      <dt>{name}</dt>
      <dd className="ellipsis">{isKnown ? children : <span className="quiet">{t('rider.unknown')}</span>}</dd>
    </div>
  )
}

function Stranger({ text }: { readonly text: string }) {
  return <bdi title={text}>{text}</bdi>
}
