import type { Page } from '@playwright/test'
import { bikeLabels, bikes, expect, liveChip, openFloor, test, tiles } from '../console'

/** The percentages as they stand on the tiles, by bike. */
const percents = (page: Page): Promise<Record<string, string>> =>
  tiles(page).evaluateAll((all) =>
    Object.fromEntries(
      all.map((tile) => [tile.getAttribute('data-bike') ?? '', tile.querySelector('.tile-percent')?.textContent ?? ''])
    )
  )

test('shows every bike of the simulated fleet, alive and marked as sample data', async ({ page, running, faults }) => {
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  await expect(page.getByTestId('sample-chip')).toHaveText('SAMPLE DATA')
  await expect(liveChip(page)).toHaveAttribute('data-kind', 'live')
  await expect(page).toHaveTitle('Floor · Deloton Console')

  const before = await percents(page)
  await expect.poll(() => percents(page)).not.toEqual(before)
  expect(faults).toEqual([])
})

test('names on each tile the bike, the rider, the percentage, the zone and the heart rate', async ({
  page,
  running
}) => {
  await openFloor(page, running)
  const sentence = /^Bike \d{2,}, .+, \d{1,3} percent of maximum, zone [0-5], \d{2,3} beats per minute/
  await expect(
    tiles(page)
      .and(page.getByRole('button', { name: sentence }))
      .first()
  ).toBeVisible()
  for (const bike of await bikeLabels(page)) {
    await expect(page.getByRole('button', { name: new RegExp(`^Bike ${bike}, `) })).toHaveCount(1)
  }
})

test('counts riding bikes, free ones and those not in use so that they add up', async ({ page, running }) => {
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  await expect
    .poll(async () => {
      const summary = await page.getByRole('region', { name: 'The floor in numbers' }).innerText()
      const [riding, total, free] = [/(\d+)\s+riding/, /of (\d+)/, /(\d+)\s+free/].map((figure) =>
        Number(figure.exec(summary)?.[1])
      )
      // Only where there are any.
      const notInUse = Number(/(\d+) not in use/.exec(summary)?.[1] ?? 0)
      return { sum: (riding ?? 0) + (free ?? 0) + notInUse, total }
    })
    .toEqual({ sum: bikes, total: bikes })
})

test('keeps bikes in the order of their numbers while everything changes', async ({ page, running }) => {
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  const first = await bikeLabels(page)
  expect(first).toEqual([...first].sort((a, b) => Number(a) - Number(b)))
  const before = await percents(page)
  await expect.poll(() => percents(page)).not.toEqual(before)
  expect(await bikeLabels(page)).toEqual(first)
})

test('shows the same bikes after a reload', async ({ page, running }) => {
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  const first = await bikeLabels(page)
  await page.reload()
  await expect(tiles(page)).toHaveCount(bikes)
  expect(await bikeLabels(page)).toEqual(first)
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 }
]) {
  test(`shows all bikes without scrolling at ${viewport.width} x ${viewport.height}`, async ({ page, running }) => {
    await page.setViewportSize(viewport)
    await openFloor(page, running)
    await expect(tiles(page)).toHaveCount(bikes)
    for (const index of [0, bikes - 1]) await expect(tiles(page).nth(index)).toBeInViewport({ ratio: 1 })
    const excess = await page
      .getByRole('main')
      .evaluate((main) => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth])
    expect(excess).toEqual([0, 0])
  })
}

test('asks nobody but the console for anything', async ({ page, running }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openFloor(page, running)
  await page.evaluate(() => document.fonts.ready)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => new URL(url).origin !== running.origin && !url.startsWith('data:'))).toEqual([])
  expect(await page.evaluate(() => document.fonts.check('700 40px "Archivo Variable"'))).toBe(true)
})
