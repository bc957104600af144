import { readFileSync } from 'node:fs'
import { expect, openFloor, test } from '../console'

test('makes the report of a day, shows it, and saves the same file', async ({ page, running, faults }) => {
  await openFloor(page, running)
  await page.keyboard.press('7')
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
  const preview = page.getByRole('region', { name: 'Preview' })
  // The last whole day is shown; the riders of this console came today.
  await page.keyboard.press(']')
  // Another test of this console may have made it.
  const make = preview.getByRole('button', { name: /^Make/ })
  const sheets = preview.locator('canvas')
  await expect(make.or(sheets.first())).toBeVisible()
  if (await make.isVisible()) await make.click()
  await expect(sheets).toHaveCount(2)
  const text = async (): Promise<string> =>
    (await preview.locator('.report-sheet-text').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')
  for (const words of [/\d+ riders? made \d+ rides?/, /Riders by gender/, /Average heart rate/, /SAMPLE DATA/]) {
    await expect.poll(text).toMatch(words)
  }
  const downloading = page.waitForEvent('download')
  await preview.getByRole('button', { name: 'Save PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^deloton-daily_.*\d{4}-\d{2}-\d{2}\.pdf$/)
  const file = readFileSync(await download.path())
  expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(faults).toEqual([])
})

test('goes from day to day by key and says what can be done on a day without a report', async ({ page, running }) => {
  await openFloor(page, running)
  await page.keyboard.press('7')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(page.getByRole('gridcell', { selected: true })).toBeVisible()
  // Other tests of this console make those of today and yesterday.
  for (let day = 0; day < 3; day += 1) await page.keyboard.press('[')
  await expect(page).toHaveURL(/reports\?.*\d{4}-\d{2}-\d{2}/)
  await expect(preview).toContainText('No report of this day yet')
  await expect(preview.getByRole('button', { name: /^Make/ })).toBeVisible()
  await expect(page.getByText('There is nothing to send, save or print yet.')).toBeVisible()
  await page.keyboard.press(']')
  await expect(page.getByText('Next run')).toBeVisible()
})
