import { Fragment } from 'react'
import type { Status } from '../../../shared/domain/status'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { Chip } from '../../ui/chip'
import { Pane } from '../../ui/pane'
import { totalSum } from './sum'

/** What became of every message read. */
export function SumPane({ status }: { readonly status: Status }) {
  const formats = useFormats()
  const sum = totalSum(status.partitions)
  const terms = [
    { name: 'read', value: sum.read, label: t('sum.read') },
    { name: 'stored', value: sum.stored, label: t('sum.stored') },
    { name: 'control', value: sum.control, label: t('sum.control') },
    { name: 'duplicate', value: sum.duplicate, label: t('sum.duplicate') },
    { name: 'quarantined', value: sum.quarantined, label: t('sum.quarantined') },
    { name: 'gaps', value: sum.gaps, label: t('sum.gaps') }
  ]
  return (
    <Pane
      title={t('sum.title')}
      className="sum"
      head={
        <span data-testid="adds-up" data-adds-up={sum.addsUp}>
          {sum.addsUp ? <Chip tone="good">{t('sum.addsUp')}</Chip> : <Chip tone="bad">{t('sum.doesNotAddUp')}</Chip>}
        </span>
      }
    >
      <div className="sum-terms">
        {terms.map(({ name, value, label }, index) => (
          <Fragment key={name}>
            {index > 0 && <span className="sum-sign">{index === 1 ? '=' : '+'}</span>}
            <span className="sum-term">
              <span className="figure" data-testid={`sum-${name}`} data-value={value}>
                {formats.integer(value)}
              </span>
              <span>{label}</span>
            </span>
          </Fragment>
        ))}
      </div>
      <p className="sum-beside">
        <span title={t('sum.redelivered.explained')}>
          {t('sum.redelivered', { quantity: status.redelivered, count: formats.integer(status.redelivered) })}
        </span>
        <span title={t('sum.fieldFaults.explained')}>
          {t('sum.fieldFaults', { quantity: status.field_faults, count: formats.integer(status.field_faults) })}
        </span>
      </p>
    </Pane>
  )
}
