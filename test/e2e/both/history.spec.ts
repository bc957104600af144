import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { rideMessages } from '../../support/ride-messages'
import { makeTemporaryFolder } from '../../support/temporary-folder'
import { type ConsoleUnderTest, expect, startConsoleUnderTest, test } from '../console'

const openPipeline = async (page: Page, running: ConsoleUnderTest) => {
  await page.goto(running.pageLink)
  await page.evaluate(() => {
    location.hash = '#/pipeline'
  })
  const history = page.getByRole('region', { name: 'Store and history' })
  await expect(history).toContainText(/Database.*B/)
  return history
}

test('moves nothing of the simulated fleet, says so, and keeps a record of the run', async ({
  page,
  running,
  faults
}) => {
  const history = await openPipeline(page, running)
  await expect(history.getByTestId('historical-rides')).toHaveText('0')
  await expect(history).toContainText('Next run')
  await history.getByRole('button', { name: 'Compress now' }).press('Enter')
  await expect(history.getByRole('status')).toContainText('Nothing was moved')
  await expect(history.getByTestId('last-run')).toHaveText(/^\d\d:\d\d, nothing to move$/)
  await history.getByRole('button', { name: 'Earlier runs' }).press('Enter')
  const runs = page.getByRole('dialog', { name: 'Runs of compressing' })
  await expect(runs.getByRole('row').filter({ hasText: 'hand' })).toContainText('done')
  await page.keyboard.press('Escape')
  await expect(runs).toHaveCount(0)
  await expect(history.getByRole('button', { name: 'Earlier runs' })).toBeFocused()
  expect(faults).toEqual([])
})

test('moves the rides of days ago and says in words how many and how much', async ({ page, faults }) => {
  const folder = makeTemporaryFolder('deloton-e2e-')
  const file = join(folder.path, 'captured.log')
  const startMs = Date.UTC(2026, 9, 4, 10)
  const rides = [0, 1, 2].map((index) =>
    rideMessages({ bike: null, riderId: 100 + index, startMs: startMs + index * 600_000, seconds: 120 })
  )
  writeFileSync(file, rides.flatMap((messages) => messages.map(({ value }) => `${String(value)}\n`)).join(''))
  const running = await startConsoleUnderTest(folder.path, ['--source', 'log-file', '--file', file])
  try {
    const history = await openPipeline(page, running)
    await expect(history.getByTestId('daily-rides')).toHaveText('3')
    await history.getByRole('button', { name: 'Compress now' }).click()
    await expect(history.getByRole('status')).toContainText('3 rides with 360 readings were moved into the history')
    await expect(history.getByTestId('last-run')).toContainText(/moved 3 rides, .*B to .*B/)
    await expect(history.getByTestId('historical-rides')).toHaveText('3')
    await expect(history.getByTestId('daily-rides')).toHaveText('0')
    await page.evaluate(() => {
      location.hash = '#/ride/1'
    })
    await expect(page.getByText('Rider 100').first()).toBeVisible()
    expect(faults).toEqual([])
  } finally {
    await running.stop()
    folder.remove()
  }
})
