import type { Page } from '@playwright/test'
import { bikes, expect, openFloor, test, tiles } from '../e2e/console'
import { goTo, picture } from './picture'

/** Ids of rides that have gone on for a while, longest first. */
const longRides = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const answer = await fetch('/bridge/call/floor.snapshot', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}'
    })
    const { value } = (await answer.json()) as {
      value: { tiles: { ride_id: number | null; elapsed_s: number | null; heart_rate: number | null }[] }
    }
    return value.tiles
      .filter((tile) => tile.ride_id !== null && tile.heart_rate !== null)
      .sort((a, b) => (b.elapsed_s ?? 0) - (a.elapsed_s ?? 0))
      .map((tile) => tile.ride_id ?? 0)
  })

for (const theme of ['dark', 'light'] as const) {
  test.describe(theme, () => {
    // One console a picture: what is seen begins with it, and one is stopped.
    test.use({ colorScheme: theme, viewport: { width: 1440, height: 900 }, ownConsole: true })

    test('every page', async ({ page, running }) => {
      await openFloor(page, running)
      await expect(tiles(page)).toHaveCount(bikes)
      // A sparkline shows a minute, the throughput begins with the console.
      await page.waitForTimeout(20_000)
      await picture(page, `floor-${theme}`)
      const [first = 1, second = 2, third = 3, fourth = 4] = await longRides(page)

      await goTo(page, `#/floor?ride=${first}`)
      await page.locator('.chart-plot .main-svg').first().waitFor()
      await page.waitForTimeout(1_500)
      await picture(page, `floor-drawer-${theme}`)
      await goTo(page, `#/ride/${first}`)
      await page.locator('.chart-plot .main-svg').first().waitFor()
      await page.waitForTimeout(2_500)
      await picture(page, `ride-${theme}`)
      await goTo(page, `#/compare?rides=${encodeURIComponent(JSON.stringify([first, second, third, fourth]))}`)
      await page.locator('.chart-plot .main-svg').first().waitFor()
      await page.waitForTimeout(2_500)
      await picture(page, `compare-${theme}`)

      await goTo(page, `#/ride/${first}`)
      await page.getByRole('link', { name: 'Profile' }).click()
      await expect(page.getByTestId('rider-name')).toBeVisible()
      await page.waitForTimeout(1_000)
      await picture(page, `rider-${theme}`)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('an')
      await expect(page.getByRole('option').first()).toBeVisible()
      await page.waitForTimeout(600)
      await picture(page, `look-up-${theme}`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.waitForTimeout(600)
      await picture(page, `keys-${theme}`)
      await page.keyboard.press('Escape')
      await goTo(page, '#/settings')
      await page.waitForTimeout(1_500)
      await page.getByText('Kafka', { exact: true }).first().click()
      await page.waitForTimeout(800)
      await picture(page, `settings-${theme}`)
      for (const [address, name] of [
        ['riders', 'riders'],
        ['rides', 'rides'],
        ['leaderboard', 'leaderboard'],
        ['analytics', 'analytics'],
        ['exports', 'exports'],
        ['settings?section=api', 'settings-api']
      ] as const) {
        await goTo(page, `#/${address}`)
        await page.waitForTimeout(2_500)
        await picture(page, `${name}-${theme}`)
      }
      await goTo(page, '#/pipeline')
      await page.waitForTimeout(8_000)
      await picture(page, `pipeline-${theme}`)
      await goTo(page, '#/settings')
      await page.getByText('Kafka', { exact: true }).click()
      await page.getByRole('textbox', { name: 'Brokers' }).fill('127.0.0.1:9')
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByTestId('test-verdict')).toHaveText('Failed')
      await picture(page, `settings-${theme}`)

      await running.stop()
      await goTo(page, '#/floor')
      await expect(page.getByTestId('not-live-banner')).toBeVisible()
      await page.waitForTimeout(3_000)
      await picture(page, `floor-notlive-${theme}`)
    })

    test('sign-in', async ({ page, running }) => {
      await page.goto(running.origin)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
      await picture(page, `sign-in-${theme}`)
    })

    for (const count of [1, 60, 100]) {
      test.describe(`${count} bikes`, () => {
        // With this seed the only bike is ridden.
        test.use({ serveArguments: ['--bikes', String(count), '--seed', '3'] })
        test('on the floor', async ({ page, running }) => {
          await openFloor(page, running)
          await expect(tiles(page)).toHaveCount(count)
          await page.waitForTimeout(5_000)
          await picture(page, `floor-${count}-${theme}`)
        })
      })
    }
  })
}

for (const count of [24, 60, 100]) {
  test.describe(`the wall with ${count} bikes`, () => {
    test.use({
      viewport: { width: 1920, height: 1080 },
      serveArguments: ['--bikes', String(count)],
      ownConsole: true
    })
    test('at 1920 x 1080', async ({ page, running }) => {
      await openFloor(page, running)
      await goTo(page, '#/wall')
      await expect(tiles(page)).toHaveCount(count)
      await page.waitForTimeout(5_000)
      await picture(page, count === 24 ? 'wall-dark' : `wall-${count}-dark`)
    })
  })
}
