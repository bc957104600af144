import type { Page } from '@playwright/test'
import { expect, openFloor, test } from '../console'

const firstRiding = (page: Page) => page.locator('.tile[data-mood="riding"]').first()
const charts = (page: Page) => page.locator('.chart-plot .main-svg').first()

async function call<Value>(page: Page, name: string, input: unknown): Promise<Value> {
  const answer = await page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/bridge/call/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    },
    [name, input] as const
  )
  return (answer as { value: Value }).value
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('opens a bike’s ride beside the floor, hides no bike, and goes back to the bike', async ({
      page,
      running,
      faults
    }) => {
      await openFloor(page, running)
      await firstRiding(page).click()
      const drawer = page.getByRole('complementary', { name: /The ride on bike/ })
      await expect(drawer).toBeVisible()
      await expect(charts(page)).toBeVisible()
      await expect(drawer).toContainText(/avg \d+ · max \d+ bpm/)
      const drawn = await drawer.boundingBox()
      for (const tile of await page.locator('.tile').all()) {
        const box = await tile.boundingBox()
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(drawn?.x ?? 0)
      }
      const address = page.url()
      await page.reload()
      expect(page.url()).toBe(address)
      await expect(drawer).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(drawer).toHaveCount(0)
      expect(faults).toEqual([])
    })
  })
}

test('shows on the ride’s page the figures that the console answers, and goes on with them', async ({
  page,
  running
}) => {
  await openFloor(page, running)
  await firstRiding(page).click()
  await page.getByRole('link', { name: 'Open page' }).click()
  await expect(charts(page)).toBeVisible()
  const rideId = Number(/ride\/(\d+)/.exec(page.url())?.[1])
  const figures = page.getByRole('region', { name: 'Figures of the ride' })
  const shownEnergy = async (): Promise<number> => Number(/Energy\s*(\d+)/.exec(await figures.innerText())?.[1])
  await expect
    .poll(async () => {
      const { ride } = await call<{ ride: { energy_kj: number } }>(page, 'ride.follow', { ride_id: rideId, limit: 1 })
      return Math.abs((await shownEnergy()) - ride.energy_kj)
    })
    .toBeLessThanOrEqual(1)
  const { readings } = await call<{ readings: { heart_rate: (number | null)[] } }>(page, 'ride.follow', {
    ride_id: rideId
  })
  const zoneTimes = await page.getByRole('region', { name: 'Time in zone' }).innerText()
  const [minutes = 0, seconds = 0] = /(\d+):(\d\d) with signal/.exec(zoneTimes)?.slice(1).map(Number) ?? []
  const withSignal = readings.heart_rate.filter((bpm) => bpm !== null).length
  expect(Math.abs(minutes * 60 + seconds - withSignal)).toBeLessThanOrEqual(5)
  const before = await figures.innerText()
  await expect.poll(() => figures.innerText()).not.toBe(before)
})

test('stands still while it is paused, loses nothing, and goes back to live', async ({ page, running }) => {
  await openFloor(page, running)
  await firstRiding(page).click()
  await page.getByRole('link', { name: 'Open page' }).click()
  await expect(charts(page)).toBeVisible()
  await page.keyboard.press(' ')
  await expect(page.getByText(/Paused, \d+:\d\d behind|Paused, \d+/)).toBeVisible()
  const lastX = () =>
    page.evaluate(() => {
      const [plot] = document.querySelectorAll<HTMLElement & { data?: { x: number[] }[] }>('.chart-plot')
      return Math.max(...(plot?.data ?? []).map(({ x }) => Number(x.at(-1) ?? 0)))
    })
  const paused = await lastX()
  await page.waitForTimeout(3_000)
  expect(await lastX()).toBe(paused)
  await page.keyboard.press('l')
  await expect.poll(lastX).toBeGreaterThan(paused + 2)
})

test('has what the charts show as a table, by the minute', async ({ page, running }) => {
  await openFloor(page, running)
  await firstRiding(page).click()
  await page.getByRole('link', { name: 'Open page' }).click()
  await expect(charts(page)).toBeVisible()
  await page.getByRole('button', { name: 'Show as table' }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader', { name: 'HR avg, bpm' })).toBeVisible()
  expect(await table.getByRole('row').count()).toBeGreaterThan(1)
})

test('compares up to four rides', async ({ page, running }) => {
  await openFloor(page, running)
  const riding = page.locator('.tile[data-mood="riding"]')
  for (const index of [0, 1, 2, 3, 4]) await riding.nth(index).click({ modifiers: ['Shift'] })
  await page.getByTestId('compare-bar').getByRole('link', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible()
  const columns = page.getByRole('list', { name: 'Rides compared' }).getByRole('button', { name: /^Remove bike/ })
  await expect(columns).toHaveCount(4)
  await expect(charts(page)).toBeVisible()
  await columns.first().click()
  await expect(columns).toHaveCount(3)
})

test('says that there is no such ride for an id that none has', async ({ page, running }) => {
  await openFloor(page, running)
  await page.evaluate(() => {
    location.hash = '#/ride/987654321'
  })
  await expect(page.getByText('There is no such ride')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the floor' }).click()
  await expect(firstRiding(page)).toBeVisible()
})

test('goes to the floor for addresses that name nothing', async ({ page, running }) => {
  await openFloor(page, running)
  for (const hash of ['#/ride/abc', '#/ride/0', '#/rider/-1', '#/nothing', '#/__proto__']) {
    await page.evaluate((to) => {
      location.hash = to
    }, hash)
    await expect(page.getByRole('heading', { level: 1, name: 'Floor' })).toBeVisible()
  }
})

test('zooms by dragging and stays zoomed while the ride goes on', async ({ page, running, faults }) => {
  await openFloor(page, running)
  await firstRiding(page).click()
  await page.getByRole('link', { name: 'Open page' }).click()
  await expect(charts(page)).toBeVisible()
  const range = () =>
    page.evaluate(() => {
      const plot = document.querySelector<HTMLElement & { layout?: { xaxis?: { range?: string[] } } }>('.chart-plot')
      return plot?.layout?.xaxis?.range?.map((time) => Date.parse(time)) ?? []
    })
  const whole = await range()
  const box = await page.locator('.chart-plot').boundingBox()
  const at = (share: number): number => (box?.x ?? 0) + (box?.width ?? 0) * share
  const y = (box?.y ?? 0) + (box?.height ?? 0) * 0.25
  await page.mouse.move(at(0.4), y)
  await page.mouse.down()
  await page.mouse.move(at(0.6), y, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await range())[0]).toBeGreaterThan(whole[0] ?? 0)
  const zoomed = await range()
  await page.waitForTimeout(2_500)
  expect(await range()).toEqual(zoomed)
  await page.keyboard.press('l')
  await expect.poll(async () => (await range())[0]).toBe(whole[0])
  expect(faults).toEqual([])
})
