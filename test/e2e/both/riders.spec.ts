import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { CallInput, CallName, CallOutput } from '../../../src/shared/contract'
import { violations } from '../axe-violations'
import { expect, openFloor, test } from '../console'

test.use({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })

/** What a call answers, asked as the page asks. */
async function ask<Name extends CallName>(page: Page, name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer: { value: CallOutput<Name> } = await page.evaluate(
    async ([call, body]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/bridge/call/${call}`, { method: 'POST', headers, body })
      return response.json()
    },
    [name, JSON.stringify(input)] as const
  )
  return answer.value
}

const name = (page: Page) => page.getByTestId('rider-name')
const rows = (page: Page) => page.locator('.virtual-row')

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('leads from a live tile to the profile in one click and back, and has no fault that axe knows', async ({
      page,
      running,
      faults
    }) => {
      await openFloor(page, running)
      await page.locator('.tile.is-full .tile-name:not(.is-unknown)').first().click()
      await expect(name(page)).toBeVisible()
      expect(await page.evaluate(() => location.hash)).toMatch(/^#\/rider\/\d+/)
      await page.goBack()
      await page.locator('.tile[data-mood="riding"]').first().focus()
      await page.keyboard.press('p')
      await expect(name(page)).toBeVisible()
      await page.goBack()
      await page
        .locator('.tile[data-mood="riding"]')
        .first()
        .click({ position: { x: 20, y: 20 } })
      const floor = await page.evaluate(() => location.hash)
      expect(floor).toMatch(/ride=\d+/)
      const link = page.getByTestId('ride-rider')
      await expect(link).not.toHaveText(/^Rider \d+$/)
      const whom = await link.innerText()
      await link.click()
      await expect(name(page)).toHaveText(whom)
      await expect(page.getByRole('navigation').getByRole('link', { name: 'Riders' })).toHaveAttribute(
        'aria-current',
        'true'
      )
      await expect(page.getByRole('link', { name: 'Open current ride' })).toBeVisible()
      await expect(page.locator('.rider-ride').first()).toContainText('riding now')
      await expect(page.getByTestId('best-longest_ride')).not.toContainText('none yet')
      await expect(page.locator('.skeleton')).toHaveCount(0)
      expect.soft(await violations(page), 'rider').toEqual([])
      await page.goBack()
      await expect(page.getByTestId('ride-drawer')).toBeVisible()
      expect(await page.evaluate(() => location.hash)).toBe(floor)

      await page.keyboard.press('3')
      await expect(rows(page).first()).toBeVisible()
      expect.soft(await violations(page), 'riders').toEqual([])
      await page.getByTestId('rider-field').fill('zzqqx')
      await expect(page.getByText('Nobody is called “zzqqx”')).toBeVisible()
      expect.soft(await violations(page), 'nobody found').toEqual([])
      expect(faults).toEqual([])
    })
  })
}

test('finds, sorts and opens riders by keys alone, and comes back to the same place', async ({ page, running }) => {
  await openFloor(page, running)
  await page.keyboard.press('3')
  const byName = () => ask(page, 'riders.table', { sort: 'name', descending: false, limit: 500 })
  await expect(rows(page).first()).toContainText('riding now')

  await page.getByRole('button', { name: 'Name' }).click()
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  // Somebody may come for the first time between two answers.
  await expect(async () => {
    const { items, total } = await byName()
    await expect(page.getByTestId('riders-total')).toHaveText(String(total), { timeout: 500 })
    const shown = await rows(page).locator('[role="gridcell"]:nth-child(2)').allInnerTexts()
    expect(shown.slice(0, 10)).toEqual(items.slice(0, 10).map(({ rider_id }) => String(rider_id)))
  }).toPass()
  const { items } = await byName()

  const wanted = items.find((rider) => rider.name !== null && /^\p{L}+ \p{L}+$/u.test(rider.name))
  if (wanted?.name == null) throw new Error('Nobody has a plain name')
  await page.keyboard.press('f')
  await page.keyboard.type(wanted.name.toUpperCase())
  await expect(page.getByRole('region', { name: 'Riders found' })).toBeVisible()
  await expect(rows(page).first()).toContainText(wanted.name)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(name(page)).toHaveText(wanted.name)
  await page.goBack()
  await expect(page.getByTestId('rider-field')).toHaveValue(wanted.name.toUpperCase())
  await page.getByTestId('rider-field').press('Escape')
  await expect(page.getByTestId('riders-total')).not.toHaveText('1')
})

test('hides personal data until somebody asks, and writes down that they did', async ({ page, running, faults }) => {
  await openFloor(page, running)
  const { items } = await ask(page, 'riders.list', { limit: 50 })
  const rider = items.find(({ email, date_of_birth: born }) => email !== null && born !== null)
  if (rider?.email == null) throw new Error('Nobody has an address')
  const looks = async () =>
    (await ask(page, 'audit.list', { action: 'rider.show' })).items.filter(
      ({ object }) => object === `rider ${rider.rider_id}`
    )
  const before = (await looks()).length
  await page.evaluate((id) => {
    location.hash = `#/rider/${id}`
  }, rider.rider_id)
  await expect(name(page)).toBeVisible()
  await expect(page.locator('body')).not.toContainText(rider.email)
  expect(await looks()).toHaveLength(before)

  await page.getByRole('button', { name: 'Show (logged)' }).click()
  await expect(page.getByText(rider.email)).toBeVisible()
  await expect.poll(async () => (await looks()).length).toBe(before + 1)
  await page.getByRole('button', { name: 'Hide' }).click()
  await expect(page.locator('body')).not.toContainText(rider.email)

  await page.getByTestId('rider-more').click()
  await page.getByRole('menuitem', { name: 'Privacy' }).click()
  await page.getByLabel('Shown as').fill('The <b>Baron</b>')
  await page.getByRole('switch', { name: 'On leaderboards' }).click()
  expect.soft(await violations(page), 'privacy').toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.rider-chips')).toContainText('The <b>Baron</b>')
  await expect(page.locator('.rider-chips')).toContainText('not on leaderboards')
  await expect(page.getByTestId('rider-more')).toBeFocused()
  expect(await ask(page, 'rider.privacy', { rider_id: rider.rider_id })).toEqual({
    alias: 'The <b>Baron</b>',
    is_listed: false
  })

  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+e')
  const file = await download
  expect(file.suggestedFilename()).toMatch(
    new RegExp(`^rider-${rider.rider_id}-rides-sample-data-\\d{8}-\\d{6}\\.csv$`)
  )
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  const { totals } = await ask(page, 'rider.history', { rider_id: rider.rider_id })
  expect(lines).toHaveLength(totals.rides + 1)
  expect(faults).toEqual([])
})
