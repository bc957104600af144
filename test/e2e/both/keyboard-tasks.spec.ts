import type { Page } from '@playwright/test'
import { bikes, expect, openFloor, test, tiles } from '../console'

// What people do most, by keys alone: no test here uses the mouse.

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const drawer = (page: Page) => page.getByRole('complementary', { name: /The ride on bike/ })
const focusedBike = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-bike'))

/** Moves the focus to the first bike that is ridden. */
async function focusRider(page: Page): Promise<string> {
  await page.keyboard.press('ArrowDown')
  for (let step = 0; step < bikes; step += 1) {
    const mood = await page.evaluate(() => document.activeElement?.getAttribute('data-mood'))
    if (mood === 'riding') break
    await page.keyboard.press('ArrowRight')
  }
  return (await focusedBike(page)) ?? ''
}

/** Tabs until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const focused = await page.evaluate(() => {
      const focus = document.activeElement
      const labelledBy = document.getElementById(focus?.getAttribute('aria-labelledby')?.split(' ')[0] ?? '')
      return focus?.getAttribute('aria-label') ?? labelledBy?.textContent ?? focus?.textContent ?? ''
    })
    if (name.test(focused)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name}`)
}

test.beforeEach(async ({ page, running }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
})

test('1: open a rider’s ride from the floor, and 2: close it, back at the bike', async ({ page }) => {
  const bike = await focusRider(page)
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  await expect.poll(() => focusedBike(page)).toBe(bike)
})

test('3: go from the drawer to the ride’s page, 4: pause it and 5: go back to live', async ({ page }) => {
  await focusRider(page)
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toBeVisible()
  await tabTo(page, /^Open page$/)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Current ride')).toBeVisible()
  await expect(page.locator('.chart-plot .main-svg').first()).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText(/^Paused/)).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByText(/^Paused/)).toHaveCount(0)
})

test('6: find a rider by name and go to their current ride, and 7: to the rider', async ({ page }) => {
  const alias = await page.locator('.tile[data-mood="riding"] bdi').first().innerText()
  const first = alias.split(' ')[0] ?? ''
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first)
  await expect(page.getByRole('option', { name: new RegExp(first) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Current ride')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first)
  await expect(page.getByRole('option', { name: new RegExp(first) }).first()).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  await expect(page.getByTestId('rider-name')).toContainText(first)
})

test('8: compare two riders', async ({ page }) => {
  await focusRider(page)
  await page.keyboard.press('c')
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < bikes; step += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('data-mood'))) === 'riding') break
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('c')
  await expect(page.getByText(/Compare 2 of 4/)).toBeVisible()
  await tabTo(page, /^Open$/)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Compare')).toBeVisible()
})

test('9: show the wall and leave it', async ({ page }) => {
  await page.keyboard.press('F11')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(heading(page, 'Floor')).toBeVisible()
})

test('10: order the floor by heart rate', async ({ page }) => {
  await tabTo(page, /^Order/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'Heart rate %' })).toBeVisible()
  for (let step = 0; step < 6; step += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (focused.startsWith('Heart rate')) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('order=heart-rate')
  const percents = (): Promise<number[]> =>
    page
      .locator('.tile[data-mood="riding"] .tile-percent')
      .evaluateAll((all) => all.map((each) => Number.parseInt(each.textContent ?? '', 10)))
  // Between two orderings riders go on, so neighbours may differ by a little.
  await expect
    .poll(async () => (await percents()).every((percent, index, all) => percent >= (all[index + 1] ?? 0) - 3))
    .toBe(true)
})

test('11: look at the pipeline, hold the live tail and let it go', async ({ page }) => {
  await page.keyboard.press('8')
  await expect(heading(page, 'Pipeline')).toBeVisible()
  await expect(page.getByText('following')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('following')).toHaveCount(0)
  await page.keyboard.press('l')
  await expect(page.getByText('following')).toBeVisible()
})

test('12: see all keys, turn single keys off and on', async ({ page }) => {
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('F11')
  await tabTo(page, /Single keys/)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('2')
  await expect(heading(page, 'Floor')).toBeVisible()
  await page.keyboard.press('F11')
  await expect(page.getByRole('navigation')).toHaveCount(0)
})
