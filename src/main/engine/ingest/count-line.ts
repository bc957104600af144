import type { PartitionLedger } from '../store/ledger'
import type { LogLine } from './log-line'

/** Counts a line that was understood, in place; a line of a ride that is passed over counts as any other. */
export function countLine(ledger: PartitionLedger, line: LogLine): 'control' | 'stored' {
  const isControl = line.kind === 'main' || line.kind === 'new-ride' || line.kind === 'fetch'
  if (isControl) ledger.control += 1
  else ledger.stored += 1
  if (line.kind === 'system') ledger.fieldFaults += line.faults
  if ('atMs' in line) ledger.lastEventMs = line.atMs
  return isControl ? 'control' : 'stored'
}
