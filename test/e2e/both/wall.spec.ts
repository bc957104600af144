import { bikes, expect, openFloor, test, tiles } from '../console'

test.use({ viewport: { width: 1920, height: 1080 } })

test('shows nothing but the floor, and comes back to it after a reload', async ({ page, running, faults }) => {
  await openFloor(page, running)
  await page.keyboard.press('F11')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(tiles(page)).toHaveCount(bikes)
  await expect(page.getByTestId('live-chip')).toHaveAttribute('data-kind', 'live')
  await expect(page.getByTestId('sample-chip')).toBeVisible()
  await page.reload()
  await expect(tiles(page)).toHaveCount(bikes)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  for (const index of [0, bikes - 1]) await expect(tiles(page).nth(index)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Floor' })).toBeVisible()
  expect(faults).toEqual([])
})

test('is read from five metres: the percentage is the largest figure and at least 64 px high', async ({
  page,
  running
}) => {
  await openFloor(page, running)
  await page.keyboard.press('F11')
  await expect(tiles(page)).toHaveCount(bikes)
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('.tile .tile-percent:not(.is-words)')].map((each) =>
      Number.parseFloat(getComputedStyle(each).fontSize)
    )
  )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(64)
})

test('names riders by alias only and knows nothing else of them', async ({ page, running }) => {
  await openFloor(page, running)
  await page.keyboard.press('F11')
  await expect(tiles(page)).toHaveCount(bikes)
  const names = await page.locator('.tile bdi').allInnerTexts()
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(name).toMatch(/^\S+( \p{L}\.)?$/u)
  expect(await page.locator('body').innerText()).not.toContain('@')
})

test.describe('whose console stops', () => {
  test.use({ ownConsole: true })
  test('says when it is not live', async ({ page, running }) => {
    await openFloor(page, running)
    await page.keyboard.press('F11')
    await expect(tiles(page)).toHaveCount(bikes)
    await running.stop()
    await expect(page.getByTestId('not-live-banner')).toContainText('NO CONNECTION TO THE CONSOLE SINCE')
    await expect(page.locator('.tile [class*="zone-"]')).toHaveCount(0)
  })
})

for (const count of [1, 60, 100]) {
  test.describe(`with ${count} bikes`, () => {
    test.use({ serveArguments: ['--bikes', String(count)] })
    test('shows all of them without scrolling', async ({ page, running }) => {
      await openFloor(page, running)
      await page.keyboard.press('F11')
      await expect(tiles(page)).toHaveCount(count)
      await expect(tiles(page).nth(count - 1)).toBeInViewport({ ratio: 1 })
    })
  })
}
