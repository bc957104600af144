import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import type { Said } from '../pipeline/said-line'
import { shortDayWords } from './day-words'

export interface ReportActions {
  /** What is under way; one thing at a time. */
  readonly doing: 'make' | 'send' | null
  /** What came of the last thing that was asked for, of the day shown. */
  readonly said: Said | null
  /** Whether it went out already, and is to be asked before it goes out again. */
  readonly isAsking: boolean
  make(): void
  /** Sends it; where it went out, only after it was asked. */
  send(again: boolean): void
  ask(isAsking: boolean): void
  say(said: Said): void
}

/** Makes and sends the report of a day. */
export function useReportActions(date: string): ReportActions {
  const { bridge } = useLive()
  const queries = useQueryClient()
  const [doing, setDoing] = useState<ReportActions['doing']>(null)
  const [said, setSaid] = useState<{ readonly date: string; readonly said: Said } | null>(null)
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  const run = async (what: 'make' | 'send', work: () => Promise<Said | null>): Promise<void> => {
    setDoing(what)
    setSaid(null)
    const outcome = await work()
    await queries.invalidateQueries({ queryKey: ['reports.list'] })
    if (!isHere.current) return
    setSaid(outcome === null ? null : { date, said: outcome })
    setDoing(null)
  }
  const make = async (): Promise<Said> => {
    const made = await bridge.call('report.make', { date })
    if (!made.ok) return { tone: 'bad', text: t('reports.make.failed', { why: made.error.message }) }
    // The engine tells a report that could not be made as one that has failed.
    if (made.value.state !== 'made') return { tone: 'bad', text: made.value.problem ?? t('reports.make.notMade') }
    return { tone: 'good', text: t('reports.make.done', { day: shortDayWords(date) }) }
  }
  const send = async (again: boolean): Promise<Said | null> => {
    const sent = await bridge.call('report.send', { date, again })
    if (sent.ok) return { tone: 'good', text: t('reports.send.done') }
    if (sent.error.code === 'conflict' && !again) {
      setAskedFor(date)
      return null
    }
    return { tone: 'bad', text: t('reports.send.failed', { why: sent.error.message }) }
  }
  return {
    doing,
    said: said?.date === date ? said.said : null,
    isAsking: askedFor === date,
    make: () => void run('make', make),
    send: (again) => {
      setAskedFor(null)
      void run('send', () => send(again))
    },
    ask: (isAsking) => setAskedFor(isAsking ? date : null),
    say: (words) => setSaid({ date, said: words })
  }
}
