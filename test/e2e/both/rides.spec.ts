import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { RidesOverview, RidesTable } from '../../../src/shared/domain/rides-overview'
import { violations } from '../axe-violations'
import { expect, openFloor, test } from '../console'

/** What the engine answers to the page itself. */
const ask = <Answer>(page: Page, name: string, input: object): Promise<Answer> =>
  page.evaluate(
    async ([call, asked]) => {
      const answer = await fetch(`/bridge/call/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked)
      })
      const { value } = await answer.json()
      return value
    },
    [name, input] as const
  )

const openRides = async (page: Page): Promise<void> => {
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1, name: 'Rides' })).toBeVisible()
  await expect(page.locator('.virtual-row').first()).toBeVisible()
}

const total = (page: Page) => page.getByTestId('rides-total')
const markedRow = (page: Page) => page.locator('.virtual-row[aria-selected="true"]')

for (const theme of ['dark', 'light'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme, viewport: { width: 1440, height: 900 } })

    test('the page of rides has no fault that axe knows', async ({ page, running, faults }) => {
      await openFloor(page, running)
      await openRides(page)
      await page.locator('.chart-plot .main-svg').first().waitFor()
      expect.soft(await violations(page), 'who').toEqual([])
      await page.getByRole('button', { name: 'Rides by age as a table' }).click()
      await page.getByText('Over time').click()
      await expect(page.getByRole('region', { name: 'Cumulative energy' })).toBeVisible()
      expect.soft(await violations(page), 'over time').toEqual([])
      await page.getByRole('button', { name: /^City All/ }).click()
      await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible()
      expect.soft(await violations(page), 'a menu').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Choose day' }).click()
      await expect(page.getByRole('grid', { name: /\d{4}$/ })).toBeVisible()
      expect.soft(await violations(page), 'the calendar').toEqual([])
      expect(faults).toEqual([])
    })
  })
}

test('rides are narrowed, looked through, opened and come back to by keys alone', async ({ page, running, faults }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFloor(page, running)
  await openRides(page)

  // Filters count what the engine counts.
  await page.getByRole('button', { name: /^Gender All/ }).focus()
  await page.keyboard.press('Enter')
  const option = page.getByRole('menuitemcheckbox').first()
  await expect(option).toBeFocused()
  const [gender = ''] = (await option.locator('bdi').allTextContents()) ?? []
  await page.keyboard.press('Enter')
  await expect(option).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/genders=/)
  await expect(async () => {
    const asked = { period: '24h', genders: [gender] }
    const overview = await ask<RidesOverview>(page, 'rides.overview', asked)
    const table = await ask<RidesTable>(page, 'rides.table', asked)
    expect(table.total).toBe(overview.totals.rides)
    await expect(total(page)).toHaveText(String(table.total), { timeout: 2_000 })
    await expect(page.getByRole('region', { name: 'Rides by age' })).toContainText(`n = ${overview.totals.rides}`, {
      timeout: 2_000
    })
  }).toPass()

  // A view by its name.
  await page.getByRole('button', { name: /^View/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Save this view…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Save this view' }).getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Half of them')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^View/ })).toHaveText(/Half of them/)
  await expect(page.getByRole('button', { name: /^View/ })).toBeFocused()

  // The table, by energy, the least first.
  const head = page.getByRole('columnheader', { name: 'kJ' })
  await head.getByRole('button').press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await head.getByRole('button').press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  const grid = page.getByRole('grid', { name: 'All rides' })
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(markedRow(page)).toHaveAttribute('aria-rowindex', '3')
  const address = page.url()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/ride\/\d+/)
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(markedRow(page)).toHaveAttribute('aria-rowindex', '3')

  // Everything that passes the filter, as a file.
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+e')
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^rides-sample-data-.*\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  const place = (lines[0] ?? '').split(',').indexOf('gender')
  const genders = new Set(lines.slice(1).map((line) => line.split(',')[place]))
  expect([...genders]).toEqual([gender])
  expect(faults).toEqual([])
})

test('a chart is there as definition, table, picture and figures', async ({ page, running, faults }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openFloor(page, running)
  await openRides(page)
  const pane = page.getByRole('region', { name: 'Rides by age' })
  await pane.locator('.chart-plot .main-svg').first().waitFor()
  await pane.getByRole('button', { name: /what is counted/ }).press('Enter')
  await expect(page.getByText(/in whole years on the day of the ride/)).toBeVisible()
  await page.keyboard.press('Escape')
  for (const [item, ending] of [
    ['Picture (PNG)', 'png'],
    ['Figures (CSV)', 'csv']
  ] as const) {
    await pane.getByRole('button', { name: /download/ }).press('Enter')
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toMatch(new RegExp(`^rides-by-age-sample-data-.*\\.${ending}$`))
    const bytes = readFileSync(await file.path())
    if (ending === 'png') expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    else expect(bytes.toString()).toMatch(/^age_bracket,gender,rides,duration_h\r\n/)
  }
  await pane.getByRole('button', { name: 'Rides by age as a table' }).press('Enter')
  await expect(pane.getByRole('columnheader', { name: 'Ride hours' })).toBeVisible()
  await expect(pane.getByRole('rowheader').first()).toBeVisible()
  expect(faults).toEqual([])
})
