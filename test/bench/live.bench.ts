import { cpus } from 'node:os'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { test } from 'vitest'
import { chromiumArguments, findChromiumHere } from '../support/chromium'
import { type ConsoleProcess, startConsole } from '../support/console-process'
import { makeTemporaryFolder } from '../support/temporary-folder'
import { median } from './measure'

const bikes = Number(process.env.BENCH_BIKES ?? 200)
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const wallMinutes = Number(process.env.BENCH_WALL_MINUTES ?? 5)
const drawerOpenings = Number(process.env.BENCH_DRAWER_OPENINGS ?? 200)

interface Opened {
  readonly running: ConsoleProcess
  readonly browser: Browser
  readonly page: Page
  readonly inspector: CDPSession
  close(): Promise<void>
}

async function open(count: number): Promise<Opened> {
  const folder = makeTemporaryFolder('deloton-bench-')
  const running = await startConsole(folder.path, ['--browser', '--bikes', String(count)])
  const link = /http:\S+\/open\?\S+/.exec(running.stdout())?.[0] ?? running.url
  const executablePath = findChromiumHere(chromium.executablePath())
  const browser = await chromium.launch({
    args: [...chromiumArguments],
    ...(executablePath === null ? {} : { executablePath })
  })
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(link)
  await page.getByRole('list', { name: 'Bikes' }).waitFor()
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('Performance.enable')
  return {
    running,
    browser,
    page,
    inspector,
    async close() {
      await browser.close()
      await running.stop()
      folder.remove()
    }
  }
}

/** JavaScript heap after two collections, in MB. */
async function heapMb(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.collectGarbage')
  await inspector.send('HeapProfiler.collectGarbage')
  const { usedSize } = await inspector.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

/** Seconds that the page's main thread has worked so far, in scripts and in all tasks. */
async function worked(inspector: CDPSession): Promise<{ script: number; task: number }> {
  const { metrics } = await inspector.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { script: of('ScriptDuration'), task: of('TaskDuration') }
}

/** Waits in the page and answers the tasks over 50 ms meanwhile, ms. */
const longTasksDuring = (page: Page, ms: number): Promise<number[]> =>
  page.evaluate(
    (duration) =>
      new Promise<number[]>((resolve) => {
        const found: number[] = []
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) found.push(Math.round(entry.duration))
        })
        observer.observe({ entryTypes: ['longtask'] })
        setTimeout(() => {
          observer.disconnect()
          resolve(found)
        }, duration)
      }),
    ms
  )

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

test(`${bikes} bikes on the floor for ${seconds} s`, { timeout: 600_000 }, async () => {
  const { page, inspector, close } = await open(bikes)
  try {
    await page.waitForTimeout(3_000)
    const before = await worked(inspector)
    const [latencies, longTasks] = await Promise.all([
      page.evaluate(
        (duration) =>
          new Promise<number[]>((resolve) => {
            const seen: number[] = []
            const observer = new MutationObserver((mutations) => {
              const times = mutations.map(({ target }) => Date.parse((target as HTMLElement).dataset.eventAt ?? ''))
              // On the screen it is with the next frame.
              requestAnimationFrame(() => {
                for (const time of times) if (!Number.isNaN(time)) seen.push(Date.now() - time)
              })
            })
            observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-event-at'] })
            setTimeout(() => {
              observer.disconnect()
              resolve(seen)
            }, duration)
          }),
        seconds * 1_000
      ),
      longTasksDuring(page, seconds * 1_000)
    ])
    const after = await worked(inspector)
    const sorted = latencies.sort((a, b) => a - b)
    process.stdout.write(
      `\nlive: ${bikes} bikes, ${seconds} s, ${cpus().length} cores, software rendering\n${JSON.stringify({
        readingsShown: sorted.length,
        readingToScreenMs: { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), max: sorted.at(-1) },
        tasksOver50Ms: longTasks.length,
        longestTaskMs: Math.max(0, ...longTasks),
        scriptMsPerSecond: Math.round(((after.script - before.script) / seconds) * 1_000),
        taskMsPerSecond: Math.round(((after.task - before.task) / seconds) * 1_000)
      })}\n`
    )
  } finally {
    await close()
  }
})

test('a ride with its three charts, per second', { timeout: 600_000 }, async () => {
  const { page, inspector, close } = await open(24)
  try {
    await page.locator('.tile[data-mood="riding"]').first().click()
    await page.getByRole('link', { name: 'Open page' }).click()
    await page.locator('.chart-plot .main-svg').first().waitFor()
    await page.waitForTimeout(3_000)
    const perSecond: number[] = []
    const longTasks: number[] = []
    for (let turn = 0; turn < 20; turn += 1) {
      const before = await worked(inspector)
      longTasks.push(...(await longTasksDuring(page, 1_000)))
      perSecond.push(((await worked(inspector)).task - before.task) * 1_000)
    }
    process.stdout.write(
      `\nride page: ${JSON.stringify({ taskMsPerSecond: Math.round(median(perSecond)), tasksOver50Ms: longTasks.length, longestTaskMs: Math.max(0, ...longTasks) })}\n`
    )
  } finally {
    await close()
  }
})

test(`the wall for ${wallMinutes} min and ${drawerOpenings} openings of the drawer`, {
  timeout: 3_600_000
}, async () => {
  const { page, inspector, close } = await open(60)
  try {
    await page.evaluate(() => {
      location.hash = '#/wall'
    })
    await page.waitForTimeout(30_000)
    const wall = [await heapMb(inspector)]
    for (let minute = 0; minute < wallMinutes; minute += 1) {
      await page.waitForTimeout(60_000)
      wall.push(await heapMb(inspector))
    }
    await page.evaluate(() => {
      location.hash = '#/floor'
    })
    const first = page.locator('.tile[data-mood="riding"]').first()
    const openings = async (count: number): Promise<void> => {
      for (let opening = 0; opening < count; opening += 1) {
        await first.click()
        await page.locator('.chart-plot .main-svg').first().waitFor()
        await page.keyboard.press('Escape')
        await page.locator('.chart-plot').first().waitFor({ state: 'detached' })
      }
    }
    await openings(10)
    const drawer = [await heapMb(inspector)]
    for (let part = 0; part < 4; part += 1) {
      await openings(drawerOpenings / 4)
      drawer.push(await heapMb(inspector))
    }
    const rounded = (values: readonly number[]): number[] => values.map((mb) => Math.round(mb * 10) / 10)
    process.stdout.write(
      `\nheap after collection, MB: ${JSON.stringify({ wallPerMinute: rounded(wall), drawerPerQuarter: rounded(drawer) })}\n`
    )
  } finally {
    await close()
  }
})
