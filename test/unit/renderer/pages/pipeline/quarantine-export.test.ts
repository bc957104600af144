import { describe, expect, it } from 'vitest'
import { exportFileName, exportLines } from '../../../../../src/renderer/pages/pipeline/quarantine-export'
import type { Bridge } from '../../../../../src/shared/bridge'
import { fail, succeed } from '../../../../../src/shared/result'

const message = (id: number) => ({ quarantine_id: id, value: 'AP8=' })
const never = new AbortController().signal

/** A console that answers these pages in turn; `asked` are the inputs it was asked with. */
function consoleWith(...answers: unknown[]): { bridge: Pick<Bridge, 'call'>; asked: unknown[] } {
  const asked: unknown[] = []
  const call = (_name: string, input: unknown) => {
    asked.push(input)
    return Promise.resolve(answers.shift())
  }
  return { bridge: { call: call as Bridge['call'] }, asked }
}

describe('An export', () => {
  it('is a JSON line a message, of all pages, and tells how far it is', async () => {
    const { bridge, asked } = consoleWith(
      succeed({ items: [message(1), message(2)], next_cursor: 'a' }),
      succeed({ items: [message(3)], next_cursor: null })
    )
    const progress: number[] = []
    const all = await exportLines(bridge, never, (count) => progress.push(count))
    expect(all).toMatchObject({ ok: true, messages: 3 })
    const lines = (all.ok ? all.lines.join('') : '').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([message(1), message(2), message(3)])
    expect(asked).toEqual([{}, { cursor: 'a' }])
    expect(progress).toEqual([2, 3])
  })

  it('is none where a page of it could not be had', async () => {
    const { bridge } = consoleWith(
      succeed({ items: [message(1)], next_cursor: 'a' }),
      fail('unavailable', 'The console is not ready for this; try again.')
    )
    expect(await exportLines(bridge, never, () => undefined)).toMatchObject({
      ok: false,
      error: { code: 'unavailable' }
    })
  })

  it('of nothing is an empty file', async () => {
    const { bridge } = consoleWith(succeed({ items: [], next_cursor: null }))
    expect(await exportLines(bridge, never, () => undefined)).toEqual({ ok: true, lines: [], messages: 0 })
  })

  it('has a name that sorts by time and is a name everywhere', () => {
    expect(exportFileName(Date.UTC(2026, 10, 24, 14, 3, 22, 417))).toBe('quarantine-20261124-140322.jsonl')
  })
})
