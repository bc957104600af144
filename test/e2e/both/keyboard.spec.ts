import { bikeLabels, bikes, expect, openFloor, test, tiles } from '../console'

test('goes to the pages with the digits of the rail', async ({ page, running }) => {
  await openFloor(page, running)
  for (const [digit, name] of [
    ['2', 'Alerts'],
    ['3', 'Riders'],
    ['4', 'Rides'],
    ['5', 'Leaderboard'],
    ['6', 'Analytics'],
    ['7', 'Reports'],
    ['8', 'Pipeline'],
    ['9', 'Exports'],
    ['0', 'Settings'],
    ['1', 'Floor']
  ] as const) {
    await page.keyboard.press(digit)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    // Some pages say in a few words what they are, between the two.
    await expect(page).toHaveTitle(new RegExp(`^${name} · (?:[^·]+ · )?Deloton Console$`))
  }
})

test('moves among the bikes with the arrow keys, with a ring where the focus is', async ({ page, running }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  const labels = await bikeLabels(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-bike'))

  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe(labels[0])
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe(labels[1])
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe(labels[7])
  await page.keyboard.press('End')
  expect(await focused()).toBe(labels.at(-1))
  const ring = await tiles(page)
    .last()
    .evaluate((tile) => getComputedStyle(tile).outline)
  expect(ring).toContain('2px')
  expect(ring).toContain('solid')
})

test('gives the whole wall one tab stop', async ({ page, running }) => {
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  await expect(page.locator('.tile[tabindex="0"]')).toHaveCount(1)
})
