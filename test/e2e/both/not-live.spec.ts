import { bikes, expect, liveChip, openFloor, test, tiles } from '../console'

// The console is stopped under the page.
test.use({ ownConsole: true })

test('says that it has no connection once the console is gone, and takes every colour away', async ({
  page,
  running
}) => {
  await openFloor(page, running)
  await expect(tiles(page)).toHaveCount(bikes)
  await expect(page.getByTestId('not-live-banner')).toHaveCount(0)
  await running.stop()

  await expect(page.getByTestId('not-live-banner')).toContainText(
    /NO CONNECTION TO THE CONSOLE SINCE \d\d:\d\d:\d\d( [A-Z+\d]+)? · ALERTS ARE OFF/
  )
  await expect(liveChip(page)).toContainText('No connection')
  await expect(page).toHaveTitle(/^Not live · /)
  await expect(page.locator('.tile[data-mood="riding"], .tile[data-mood="no-heart-rate"]')).toHaveCount(0)
  await expect(page.locator('.tile [class*="zone-"]')).toHaveCount(0)
  await expect(tiles(page)).toHaveCount(bikes)
  await expect(page.getByRole('button', { name: /no reading for \d+/ }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'The floor in numbers' })).not.toContainText(/\d+\s*riding/)

  await page.keyboard.press('8')
  await expect(page.getByText('No connection to the console', { exact: true })).toBeVisible()
})

test.describe('on a broker that does not answer', () => {
  // Nothing listens on port 1 of this machine.
  test.use({ serveArguments: ['--source', 'kafka', '--brokers', '127.0.0.1:1', '--topic', 'deloton'] })

  test('opens all the same, says what is wrong and claims nothing', async ({ page, running, faults }) => {
    await page.goto(running.pageLink)
    await expect(page.getByTestId('not-live-banner')).toContainText(/NOT LIVE SINCE .* · ALERTS ARE OFF/)
    await expect(page.getByTestId('not-live-banner')).toContainText('127.0.0.1:1')
    await expect(liveChip(page)).toContainText('Not live')
    await expect(page.getByRole('heading', { name: 'No bike is known yet' })).toBeVisible()
    await expect(page.getByTestId('sample-chip')).toHaveCount(0)

    await page.getByRole('link', { name: 'Check the pipeline' }).first().click()
    await expect(page.getByTestId('connection-state')).toHaveText('Disconnected')
    expect(faults).toEqual([])
  })
})
