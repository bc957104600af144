import { useEffect, useState } from 'react'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import '../../ui/pane.css'
import '../../ui/table.css'
import { ConnectionPane } from './connection-pane'
import { GapsPane } from './gaps-pane'
import { PartitionsPane } from './partitions-pane'
import './pipeline.css'
import { QuarantinePane } from './quarantine-pane'
import { SumPane } from './sum-pane'

/** Where the messages come from, how far they are read, and what became of each. */
export function PipelinePage() {
  const { console } = useLive()
  const status = useStored(console.status)
  const isLost = useStored(console.link).kind === 'lost'
  if (status === null) return <PipelineSkeleton />
  return (
    <div className={isLost ? 'panes pipeline is-old' : 'panes pipeline'}>
      <ConnectionPane status={status} />
      <SumPane status={status} />
      <div className="panes pipeline-left">
        <PartitionsPane status={status} />
        <GapsPane gaps={status.gaps} />
      </div>
      <QuarantinePane count={status.counters.quarantined} />
    </div>
  )
}

function PipelineSkeleton() {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="pipeline-skeleton" aria-busy="true">
      <span className="said">{t('loading.label')}</span>
      {isShown && (
        <>
          <span className="skeleton" style={{ width: 280, height: 16 }} />
          <span className="skeleton" style={{ width: 420, height: 12 }} />
          <span className="skeleton" style={{ height: 180 }} />
        </>
      )}
    </div>
  )
}
