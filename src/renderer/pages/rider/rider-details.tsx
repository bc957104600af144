import { IconEye, IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Rider, RiderRecord } from '../../../shared/domain/rider'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { bodyMassIndex } from './body-mass-index'
import { calendarDate } from './calendar-date'
import { useShownRecord } from './use-shown-record'

/** What the rider's record says; what it does not say is said to be unknown, and what is private is hidden until asked for. */
export function RiderDetails({ rider }: { readonly rider: Rider }) {
  const { record, trouble, isAsking, show, hide } = useShownRecord(rider.rider_id)
  return (
    <section className="rider-part" aria-labelledby="rider-details">
      <div className="rider-part-head">
        <h3 id="rider-details">{t('rider.details')}</h3>
        <button
          type="button"
          className="button small quiet-button rider-show"
          title={t('rider.show.explained')}
          aria-pressed={record !== null}
          disabled={isAsking}
          onClick={record === null ? show : hide}
          data-testid="show-record"
        >
          {record === null ? (
            <IconEye size={16} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
          )}
          {record === null ? t('rider.show') : t('rider.hide')}
          {record === null && <span className="quiet">{t('rider.show.logged')}</span>}
        </button>
      </div>
      <dl>
        <Private rider={rider} record={record} />
        <Detail name={t('rider.gender')}>{rider.gender !== null && <Stranger text={rider.gender} />}</Detail>
        <Detail name={t('rider.city')}>{rider.city !== null && <Stranger text={rider.city} />}</Detail>
        <Body rider={rider} />
      </dl>
      <p className="said" role="status">
        {record === null ? '' : t('rider.shown')}
      </p>
      {trouble !== null && (
        <p className="rider-trouble" role="alert">
          {t('rider.show.failed', { why: trouble })}
        </p>
      )}
    </section>
  )
}

function Private({
  rider: { age_years: age },
  record
}: {
  readonly rider: Rider
  readonly record: RiderRecord | null
}) {
  const formats = useFormats()
  const ageWords = age === null ? null : t('rider.born.age', { years: formats.integer(age) })
  if (record === null) {
    return (
      <>
        <Detail name={t('rider.born')}>
          <Hidden dots="•• ••• ••••" />
          {ageWords !== null && `, ${ageWords}`}
        </Detail>
        <Detail name={t('rider.email')}>
          <Hidden dots="••••@•••••" />
        </Detail>
        <Detail name={t('rider.address')}>
          <Hidden dots="••••••••" />
        </Detail>
      </>
    )
  }
  const born = record.date_of_birth === null ? null : calendarDate(record.date_of_birth)
  return (
    <>
      <Detail name={t('rider.born')}>
        {born !== null && (
          <span data-testid="rider-born">
            {born}
            {ageWords !== null && `, ${ageWords}`}
          </span>
        )}
      </Detail>
      <Detail name={t('rider.email')}>{record.email !== null && <Stranger text={record.email} />}</Detail>
      <Detail name={t('rider.address')}>
        {record.address !== null && <Stranger text={record.address.split(',').join(', ')} />}
      </Detail>
    </>
  )
}

function Hidden({ dots }: { readonly dots: string }) {
  return (
    <>
      <span className="said">{t('rider.hidden')}</span>
      <span aria-hidden="true">{dots}</span>
    </>
  )
}

function Body({ rider: { height_cm: height, weight_kg: weight } }: { readonly rider: Rider }) {
  const formats = useFormats()
  const bmi = bodyMassIndex(height, weight)
  if (height === null && weight === null) return <Detail name={t('rider.body')}>{null}</Detail>
  return (
    <Detail name={t('rider.body')}>
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
      {bmi !== null && `, ${t('rider.bmi.value', { value: formats.oneDecimal(bmi) })}`}
    </Detail>
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
