import { IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react'
import type { PartitionStatus, Status } from '../../../shared/domain/status'
import { formatAge, momentMs } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useLive } from '../../live/live-context'
import { totalLag } from '../../live/liveness'
import { Pane, PaneEmpty, PaneTable } from '../../ui/pane'
import { partitionSum, totalSum } from './sum'

/** How far each partition has been read. */
export function PartitionsPane({ status }: { readonly status: Status }) {
  const formats = useFormats()
  const { ticker } = useLive()
  const lag = totalLag(status)
  const checkedMs = momentMs(status.checked_at)
  const moment = checkedMs === null ? t('floor.unknown') : formats.moment(checkedMs, ticker.nowMs())
  const note =
    lag === null
      ? t('partitions.lag.unknown', { moment })
      : t('partitions.lag', {
          lag: formats.integer(lag),
          read: formats.integer(totalSum(status.partitions).read),
          moment
        })
  return (
    <Pane title={t('partitions.title')} className="partitions" note={<span className="note ellipsis">{note}</span>}>
      {status.partitions.length === 0 ? (
        <PaneEmpty title={t('partitions.empty')} why={t('partitions.empty.why')} />
      ) : (
        <PaneTable label={t('partitions.title')}>
          <thead>
            <tr>
              <th scope="col">{t('partitions.partition')}</th>
              <th scope="col" className="number">
                {t('partitions.start')}
              </th>
              <th scope="col" className="number">
                {t('partitions.next')}
              </th>
              <th scope="col" className="number">
                {t('partitions.end')}
              </th>
              <th scope="col" className="number">
                {t('partitions.lagColumn')}
              </th>
              <th scope="col" className="number">
                {t('partitions.rate')}
              </th>
              <th scope="col" className="number">
                {t('partitions.lastEvent')}
              </th>
              <th scope="col" className="number">
                {t('partitions.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {status.partitions.map((partition) => (
              <PartitionRow key={`${partition.topic} ${partition.partition}`} partition={partition} />
            ))}
          </tbody>
        </PaneTable>
      )}
    </Pane>
  )
}

function PartitionRow({ partition }: { readonly partition: PartitionStatus }) {
  const formats = useFormats()
  const lastMs = momentMs(partition.last_event_at)
  const age = useConsoleTime((nowMs) => (lastMs === null ? null : formatAge(nowMs - lastMs)))
  const offset = (value: number | null) =>
    value === null ? <span className="words">{t('partitions.notAsked')}</span> : formats.integer(value)
  const isBehind = partition.lag !== null && partition.lag > 0
  return (
    <tr data-testid="partition" data-partition={partition.partition} data-lag={partition.lag ?? 'unknown'}>
      <td>{partition.partition}</td>
      <td className="number second">{formats.integer(partition.start_offset)}</td>
      <td className="number">{formats.integer(partition.next_offset)}</td>
      <td className="number second">{offset(partition.end_offset)}</td>
      <td className={isBehind ? 'number is-behind' : 'number'}>{offset(partition.lag)}</td>
      <td className="number">{formats.oneDecimal(partition.messages_per_s)}</td>
      <td className="number">{age ?? <span className="words">{t('partitions.none')}</span>}</td>
      <td className="number">
        <SumSign partition={partition} />
      </td>
    </tr>
  )
}

function SumSign({ partition }: { readonly partition: PartitionStatus }) {
  const formats = useFormats()
  const sum = partitionSum(partition)
  const accounted = formats.integer(sum.accounted)
  const label = sum.addsUp
    ? t('partitions.addsUp', { sum: accounted })
    : t('partitions.doesNotAddUp', { read: formats.integer(sum.read), sum: accounted })
  const Icon = sum.addsUp ? IconCircleCheckFilled : IconCircleXFilled
  return (
    <span className={sum.addsUp ? 'sum-sign-good' : 'sum-sign-bad'} role="img" aria-label={label} title={label}>
      <Icon size={14} aria-hidden="true" />
    </span>
  )
}
