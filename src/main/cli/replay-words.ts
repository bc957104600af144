import type { ReplayStatus } from '../../shared/domain/replay'

const integer = new Intl.NumberFormat('en')
const counted = (count: number, unit: string): string => `${integer.format(count)} ${unit}${count === 1 ? '' : 's'}`

const rateSpanMs = 5_000

/** How fast an import goes: messages a second over the last seconds; null before there is anything to tell from. */
export interface ReplayRate {
  /** `atMs` is a clock's that never jumps. */
  sample(done: number, atMs: number): number | null
}

export function createReplayRate(): ReplayRate {
  const samples: { readonly done: number; readonly atMs: number }[] = []
  return {
    sample(done, atMs) {
      samples.push({ done, atMs })
      while (samples.length > 2 && atMs - (samples[1]?.atMs ?? atMs) >= rateSpanMs) samples.shift()
      const first = samples[0]
      if (first === undefined || atMs <= first.atMs) return null
      return Math.round(((done - first.done) * 1_000) / (atMs - first.atMs))
    }
  }
}

/** How far an import is, as one line without its end. */
export function progressOfReplay(status: ReplayStatus, perSecond: number | null): string {
  const { name, unit, total, done, message } = status
  if (message !== null) return `${name}  ${message}`
  if (total === null) return `${name}  ${unit === 'line' ? 'looking through the file' : 'asking the broker'}`
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
  return [
    name,
    `${integer.format(done)} of ${counted(total, unit)}`,
    `${percent} %`,
    ...(perSecond === null ? [] : [`${counted(perSecond, unit)}/s`])
  ].join('  ')
}

/** How an import ended, for people; lines with their ends. What each message counted as adds up to those done. */
export function endOfReplay(status: ReplayStatus): string {
  const { name, unit, total, done, done_before: before, message } = status
  const all = counted(total ?? 0, unit)
  const lines: string[] = []
  if (status.state === 'stopped') {
    const where = total === null ? 'before anything was stored' : `at ${integer.format(done)} of ${all}`
    lines.push(`${name}: stopped ${where}; ask again and it goes on there`)
  } else if (total === null) lines.push(`${name}: nothing to import`)
  else if (before === total) lines.push(`${name}: nothing new, its ${all} were imported before`)
  else lines.push(`${name}: ${all} imported${before === 0 ? '' : `, ${integer.format(before)} of them before`}`)
  if (done > 0) lines.push(`${sumOf(status)}`)
  if (done > before && status.world === 'sample') lines.push('into the sample world, beside the simulated fleet')
  if (message !== null) lines.push(message)
  return `${lines.join('\n')}\n`
}

function sumOf(status: ReplayStatus): string {
  const parts = [
    ['stored', status.stored],
    ['control', status.control],
    ['duplicate', status.duplicate],
    ['quarantined', status.quarantined],
    ...(status.gap_offsets === 0 ? [] : [['in gaps', status.gap_offsets] as const])
  ] as const
  const sum = parts.reduce((total, [, count]) => total + count, 0)
  const words = parts.map(([word, count]) => `${word} ${integer.format(count)}`).join(' + ')
  return `${words} = ${integer.format(sum)}${sum === status.done ? '' : '  THE SUM DOES NOT HOLD'}`
}
