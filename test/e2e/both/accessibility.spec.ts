import type { Page } from '@playwright/test'
import { violations } from '../axe-violations'
import { bikes, expect, openFloor, test, tiles } from '../console'

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

const rideIdOf = async (page: Page): Promise<string> => {
  await page.locator('.tile[data-mood="riding"]').first().click()
  await expect.poll(() => page.url()).toMatch(/ride=\d+/)
  return /ride=(\d+)/.exec(page.url())?.[1] ?? ''
}

const alertSections = [
  ['rules', 'Heart-rate rules'],
  ['zones', 'Zones'],
  ['mail', 'E-mail'],
  ['screen', 'Alerts on this screen']
] as const

const looks = [
  { name: 'dark', use: { colorScheme: 'dark' as const } },
  { name: 'light', use: { colorScheme: 'light' as const } },
  { name: 'forced colours', use: { colorScheme: 'dark' as const, contextOptions: { forcedColors: 'active' as const } } }
]

for (const { name, use } of looks) {
  test.describe(name, () => {
    test.use({ ...use, viewport: { width: 1440, height: 900 } })

    test('has no fault that axe knows, on any page', async ({ page, running, faults }) => {
      test.setTimeout(180_000)
      // Forced colours are the same on pages made of the same parts: some speak for all.
      const isWhole = name !== 'forced colours'
      await openFloor(page, running)
      await expect(tiles(page)).toHaveCount(bikes)
      expect.soft(await violations(page), 'floor').toEqual([])
      const rideId = await rideIdOf(page)
      await page.locator('.chart-plot .main-svg').first().waitFor()
      expect.soft(await violations(page), 'floor with a drawer').toEqual([])
      await goTo(page, `#/ride/${rideId}`)
      await page.locator('.chart-plot .main-svg').first().waitFor()
      expect.soft(await violations(page), 'ride').toEqual([])
      if (isWhole) {
        await page.getByRole('link', { name: 'Profile' }).click()
        await expect(page.getByTestId('rider-name')).toBeVisible()
        expect.soft(await violations(page), 'rider').toEqual([])
        await goTo(page, `#/compare?rides=${encodeURIComponent(JSON.stringify([Number(rideId)]))}`)
        await page.locator('.chart-plot .main-svg').first().waitFor()
        expect.soft(await violations(page), 'compare').toEqual([])
      }
      await goTo(page, '#/pipeline')
      await expect(page.getByTestId('partition').first()).toBeVisible()
      await page.waitForTimeout(1_500)
      expect.soft(await violations(page), 'pipeline').toEqual([])
      await goTo(page, '#/settings')
      await expect(page.getByRole('heading', { level: 2, name: 'Source' })).toBeVisible()
      expect.soft(await violations(page), 'settings').toEqual([])
      const sections = isWhole ? alertSections : alertSections.slice(0, 1)
      for (const [section, head] of sections) {
        await goTo(page, `#/settings?section=${section}`)
        await expect(page.getByRole('heading', { level: 2, name: head, exact: true })).toBeVisible()
        expect.soft(await violations(page), head).toEqual([])
      }
      await goTo(page, '#/alerts?tab=history')
      await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible()
      await expect(page.locator('.skeleton')).toHaveCount(0)
      expect.soft(await violations(page), 'alerts').toEqual([])
      await goTo(page, '#/reports')
      await expect(page.getByRole('gridcell', { selected: true })).toBeVisible()
      const make = page.getByRole('region', { name: 'Preview' }).getByRole('button', { name: /^Make/ })
      await expect(make.or(page.locator('canvas').first())).toBeVisible()
      if (await make.isVisible()) await make.click()
      await page.locator('canvas').first().waitFor()
      expect.soft(await violations(page), 'reports').toEqual([])
      await page.keyboard.press('Control+k')
      await page.keyboard.type('a')
      await expect(page.getByRole('option').first()).toBeVisible()
      expect.soft(await violations(page), 'look-up').toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect.soft(await violations(page), 'keys').toEqual([])
      await page.keyboard.press('Escape')
      await goTo(page, '#/wall')
      await expect(tiles(page)).toHaveCount(bikes)
      expect.soft(await violations(page), 'wall').toEqual([])
      expect(faults).toEqual([])
    })

    test('has no fault that axe knows where one signs in', async ({ page, running }) => {
      await page.goto(running.origin)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })
}
