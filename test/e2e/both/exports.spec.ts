import { readFileSync } from 'node:fs'
import { violations } from '../axe-violations'
import { expect, openFloor, test } from '../console'

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('exports rides with the keyboard alone, downloads a file and removes the export', async ({
      page,
      running,
      faults
    }) => {
      await openFloor(page, running)
      await page.keyboard.press('9')
      await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
      const form = page.getByRole('region', { name: 'New export' })
      const list = page.getByRole('region', { name: 'Exports' })
      await form.getByRole('radio', { name: 'CSV' }).focus()
      for (const table of ['Riders', 'Readings']) {
        await form.getByRole('checkbox', { name: table }).focus()
        await page.keyboard.press('Space')
      }
      await expect(form.getByRole('textbox', { name: 'Command' })).toHaveValue(
        'deloton export --format csv --out DIR --tables bike,ride,day'
      )
      await form.getByRole('button', { name: 'Start export' }).focus()
      await page.keyboard.press('Enter')
      const entry = list.getByRole('listitem').filter({ hasText: 'ride.csv' }).first()
      await expect(entry).toContainText('Done')
      await expect(entry).not.toContainText('rider.csv')
      expect(await violations(page)).toEqual([])

      const downloading = page.waitForEvent('download')
      await entry.getByRole('link', { name: 'Download ride.csv' }).focus()
      await page.keyboard.press('Enter')
      const download = await downloading
      expect(download.suggestedFilename()).toBe('ride.csv')
      const [head = '', first = ''] = readFileSync(await download.path(), 'utf8').split('\r\n')
      expect(head).toMatch(/^ride_id,rider_id,bike_serial,start_time,/)
      expect(first).toMatch(/^\d+,/)

      const before = await list.getByRole('listitem').count()
      await entry.getByRole('button', { name: /^Remove/ }).focus()
      await page.keyboard.press('Enter')
      await expect(list.getByRole('listitem')).toHaveCount(before - 1)
      expect(faults).toEqual([])
    })
  })
}

test('says what is missing before it starts an export, and what is in the tables', async ({ page, running }) => {
  await openFloor(page, running)
  await page.keyboard.press('9')
  const form = page.getByRole('region', { name: 'New export' })
  for (const box of await form.getByRole('checkbox').all()) await box.uncheck()
  await form.getByRole('radio', { name: 'Since a day' }).check({ force: true })
  await form.getByRole('button', { name: 'Start export' }).click()
  await expect(form).toContainText('Choose at least one table.')
  await expect(form).toContainText('Choose a day.')
  const schema = page.getByRole('region', { name: 'What is in it' })
  await schema.getByRole('radio', { name: 'reading' }).check({ force: true })
  await expect(schema.getByRole('row')).toHaveCount(7)
  await expect(schema).toContainText('heart_rate')
})
