import type { Page } from '@playwright/test'
import type { CallOutput } from '../../../src/shared/contract'
import { type ConsoleUnderTest, expect, test } from '../console'

const tile = (page: Page) => page.locator('.tile[data-mood="riding"]').first()
const field = (page: Page) => page.getByRole('combobox', { name: 'Rider, bike or page' })
const dialog = (page: Page) => page.getByRole('dialog')

const open = async (page: Page, running: ConsoleUnderTest): Promise<void> => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(running.pageLink)
  await expect(tile(page)).toBeVisible()
}

/** A name of someone who rides now that no other rider has. */
const riderNow = async (page: Page) => {
  const answer: { value: CallOutput<'riders.search'> } = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/bridge/call/riders.search', { method: 'POST', headers, body: '{"query":""}' })
    return response.json()
  })
  const { items } = answer.value
  const rider = items.find(
    ({ name, current_ride_id }) =>
      current_ride_id !== null && name !== null && items.filter((other) => other.name === name).length === 1
  )
  if (rider?.name == null || rider.current_ride_id === null) throw new Error('Nobody rides')
  return { id: rider.rider_id, name: rider.name, rideId: rider.current_ride_id }
}

test('opens whom it was told by keys alone, however fast they come', async ({ page, running, faults }) => {
  await open(page, running)
  const rider = await riderNow(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(rider.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/ride/${rider.rideId}$`))
  await expect(dialog(page)).toHaveCount(0)

  await page.keyboard.press('/')
  await expect(field(page)).toHaveValue('')
  await page.keyboard.type(rider.name)
  await page.keyboard.press('Shift+Enter')
  await expect(page).toHaveURL(new RegExp(`/rider/${rider.id}$`))
  await expect(page.getByTestId('rider-name')).toHaveText(rider.name)
  expect(faults).toEqual([])
})

test('finds a bike by its number', async ({ page, running }) => {
  await open(page, running)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bike 7')
  await expect(page.getByRole('option').first()).toContainText('Bike 07')
  await expect(page.getByRole('option', { selected: true })).toContainText('Bike 07')
})

test('closes by Escape alone, gives the focus back and leaves what lies below as it was', async ({ page, running }) => {
  await open(page, running)
  await tile(page).click()
  await expect(page).toHaveURL(/ride=\d+/)
  await tile(page).focus()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-bike'))
  const before = await focused()
  for (const key of ['Control+k', '?']) {
    await page.keyboard.press(key)
    await expect(dialog(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    expect(await focused()).toBe(before)
    await expect(page).toHaveURL(/ride=\d+/)
  }
})

test('keeps the page’s keys quiet while the list of keys is open', async ({ page, running }) => {
  await open(page, running)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expect(page).toHaveURL(/\/floor/)
})

test('turns single keys off and on, and remembers it', async ({ page, running }) => {
  await open(page, running)
  await page.keyboard.press('?')
  await page.getByRole('switch', { name: 'Single keys' }).click()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(tile(page)).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(dialog(page)).toHaveCount(0)
})

test('asks for nobody and names nobody on the wall', async ({ page, running }) => {
  await open(page, running)
  await page.evaluate(() => {
    location.hash = '#/wall'
  })
  await expect(tile(page)).toBeVisible()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('riders.search')) asked.push(request.url())
  })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('pi')
  await expect(page.getByRole('option')).toHaveText([/Pipeline/])
  await page.keyboard.type('zzz')
  await expect(dialog(page)).toContainText('On the wall only pages are looked up.')
  expect(asked).toEqual([])
})
