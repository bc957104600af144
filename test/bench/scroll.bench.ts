import { cpus } from 'node:os'
import { chromium } from '@playwright/test'
import { test } from 'vitest'
import { chromiumArguments, findChromiumHere } from '../support/chromium'
import { startConsole } from '../support/console-process'
import { largeStore, largeStoreSize } from '../support/large-store'

const rides = Number(process.env.BENCH_RIDES ?? largeStoreSize.rides)
const frames = Number(process.env.BENCH_FRAMES ?? 600)

/** Ways to go through the table: px a frame, and to anywhere at once every so many frames. */
const ways = {
  wheel: { px: 120 },
  'ten rows a frame': { px: 300 },
  'a page a frame': { px: 700 },
  'dragged bar': { px: 40_000 }
}

interface Scrolled {
  readonly frames: number
  /** Frames in which some of the table's height showed no ride. */
  readonly blank: number
  /** Frames that showed rides of another place: what is asked for was on its way. */
  readonly behind: number
  readonly frameMs: readonly number[]
}

const percentile = (values: readonly number[], share: number): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN)

test(`scrolling through ${rides} rides`, { timeout: 3_600_000 }, async () => {
  const { riders } = largeStoreSize
  const size = { ...largeStoreSize, rides, riders: (riders * rides) / largeStoreSize.rides }
  const folder = largeStore({ ...size, before: new Date().toISOString().slice(0, 10) })
  // Nobody is there: the store stays as it is.
  const source = ['--source', 'kafka', '--brokers', '127.0.0.1:1', '--topic', 'bench']
  const running = await startConsole(folder, ['--browser', ...source])
  const executablePath = findChromiumHere(chromium.executablePath())
  const browser = await chromium.launch({
    args: [...chromiumArguments],
    ...(executablePath === null ? {} : { executablePath })
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(/http:\S+\/open\?\S+/.exec(running.stdout())?.[0] ?? running.url)
    await page.locator('nav').first().waitFor()
    await page.goto(new URL('/#/rides?period=all', page.url()).href)
    await page.locator('.virtual-row').first().waitFor()
    const lines: string[] = []
    for (const [name, { px }] of Object.entries(ways)) {
      const scrolled = await page.evaluate(scrollThrough, { px, frames })
      const figures = {
        frames: scrolled.frames,
        blank: scrolled.blank,
        behind: scrolled.behind,
        p50Ms: percentile(scrolled.frameMs, 0.5),
        p95Ms: percentile(scrolled.frameMs, 0.95),
        longestMs: Math.round(Math.max(...scrolled.frameMs))
      }
      lines.push(`  ${name.padEnd(18)}${JSON.stringify(figures)}`)
    }
    const total = await page.getByTestId('rides-total').textContent()
    process.stdout.write(`\nscrolling through ${total} rides, ${cpus().length} cores:\n${lines.join('\n')}\n`)
  } finally {
    await browser.close()
    await running.stop()
  }
})

/** Runs in the page. */
async function scrollThrough({ px, frames: count }: { px: number; frames: number }): Promise<Scrolled> {
  const table = document.querySelector('.virtual-table')
  if (table === null) throw new Error('there is no table')
  table.scrollTop = 0
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  let [blank, behind] = [0, 0]
  const frameMs: number[] = []
  let before = await nextFrame()
  for (let frame = 0; frame < count; frame += 1) {
    const { scrollTop, scrollHeight, clientHeight } = table
    table.scrollTop = scrollTop + px + clientHeight > scrollHeight ? 0 : scrollTop + px
    const now = await nextFrame()
    frameMs.push(now - before)
    before = now
    const { left, top, bottom } = table.getBoundingClientRect()
    let isBlank = false
    // Below the head, and above what ends at the edge.
    for (let y = top + 48; y < Math.min(bottom, innerHeight) - 20; y += 28) {
      const row = document.elementFromPoint(left + 40, y)?.closest('.virtual-row')
      isBlank ||= row === null || row === undefined || row.textContent === ''
    }
    if (isBlank) blank += 1
    if (table.getAttribute('aria-busy') === 'true') behind += 1
  }
  return { frames: count, blank, behind, frameMs }
}
