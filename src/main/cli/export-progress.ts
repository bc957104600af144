import { createExportRate, secondsLeft } from '../engine/export'

export interface ProgressLineOptions {
  readonly write: (text: string) => void
  /** Whether what is written is seen at once, and one line may be written over. */
  readonly isTerminal: boolean
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
}

export interface ProgressLine {
  note(progress: { readonly done: number; readonly total: number }): void
  end(): void
}

const everyMs = 1_000
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** How far an export is, once a second: on a terminal in one line, elsewhere a line each. */
export function createProgressLine({ write, isTerminal, monotonic }: ProgressLineOptions): ProgressLine {
  const rate = createExportRate()
  let toldMs = monotonic()
  let width = 0
  return {
    note({ done, total }) {
      const nowMs = monotonic()
      rate.note(nowMs, done)
      if (nowMs - toldMs < everyMs) return
      toldMs = nowMs
      const text = wordsOf(done, total, rate.perSecond())
      write(isTerminal ? `\r${text.padEnd(width)}` : `${text}\n`)
      width = text.length
    },
    end() {
      if (isTerminal && width > 0) write('\n')
    }
  }
}

function wordsOf(done: number, total: number, perSecond: number | null): string {
  const left = secondsLeft(done, total, perSecond)
  const parts = [`${whole.format(done)} of ${whole.format(Math.max(done, total))} rows`]
  if (perSecond !== null) parts.push(`${whole.format(perSecond)} rows/s`)
  if (left !== null) parts.push(`${clockOf(left)} left`)
  return parts.join(', ')
}

/** "0:07", "12:40", "1:02:09" */
function clockOf(seconds: number): string {
  const rest = Math.ceil(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(rest / 3_600), Math.floor(rest / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest % 60)}` : `${minutes}:${two(rest % 60)}`
}
