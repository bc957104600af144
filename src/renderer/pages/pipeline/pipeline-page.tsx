import type { Status } from '../../../shared/domain/status'
import { t } from '../../i18n/translate'
import { useLive, useStored } from '../../live/live-context'
import { usePageHead } from '../../shell/page-head'
import '../../ui/pane.css'
import '../../ui/table.css'
import { ConnectionPane } from './connection-pane'
import { GapsPane } from './gaps-pane'
import { HistoryPane } from './history-pane'
import { PaneWait } from './pane-answer'
import { PartitionsPane } from './partitions-pane'
import './pipeline.css'
import { QuarantinePane } from './quarantine-pane'
import { SumPane } from './sum-pane'
import { TailPane } from './tail-pane'
import { ThroughputPane } from './throughput-pane'
import { isAdministrators, useQuarantine } from './use-quarantine'

/** Where the messages come from, how far they are read, and what became of each. */
export function PipelinePage() {
  usePageHead(t('nav.pipeline'))
  const { console } = useLive()
  const status = useStored(console.status)
  const isLost = useStored(console.link).kind === 'lost'
  if (status === null) {
    return (
      <div className="pipeline-wait">
        <PaneWait />
      </div>
    )
  }
  return <PipelinePanes status={status} isLost={isLost} />
}

function PipelinePanes({ status, isLost }: { readonly status: Status; readonly isLost: boolean }) {
  const quarantine = useQuarantine(status.counters.quarantined)
  return (
    <div className={isLost ? 'panes pipeline is-old' : 'panes pipeline'}>
      <ConnectionPane status={status} />
      <SumPane status={status} />
      <div className="panes pipeline-left">
        <PartitionsPane status={status} />
        <ThroughputPane />
        <HistoryPane mayAdminister={isAdministrators(quarantine)} />
      </div>
      <div className="panes pipeline-right">
        <TailPane status={status} />
        <QuarantinePane count={status.counters.quarantined} query={quarantine} />
        <GapsPane gaps={status.gaps} />
      </div>
    </div>
  )
}
