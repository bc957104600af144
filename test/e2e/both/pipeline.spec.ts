import type { Page } from '@playwright/test'
import { expect, openFloor, test } from '../console'

const shown = async (page: Page, term: string): Promise<number> =>
  Number(await page.getByTestId(`sum-${term}`).getAttribute('data-value'))

const terms = ['stored', 'control', 'duplicate', 'quarantined'] as const

test.beforeEach(async ({ page, running }) => {
  await openFloor(page, running)
  await page.getByRole('link', { name: 'Pipeline' }).click()
  await expect(page.getByTestId('sum-read')).toBeVisible()
})

test('shows a source that is live and a sum that adds up', async ({ page, faults }) => {
  await expect(page.getByTestId('connection-state')).toHaveText('Live')
  await expect(page.getByTestId('adds-up')).toHaveText('Adds up')
  await expect(page.getByRole('heading', { name: 'Simulated fleet' })).toBeVisible()
  // All terms are read from one drawing of the page.
  const figures = await page.evaluate(() =>
    Object.fromEntries(
      ['read', 'stored', 'control', 'duplicate', 'quarantined', 'gaps'].map((term) => [
        term,
        Number(document.querySelector(`[data-testid="sum-${term}"]`)?.getAttribute('data-value'))
      ])
    )
  )
  const { read, ...parts } = figures
  expect(read).toBeGreaterThan(0)
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(read)
  expect(faults).toEqual([])
})

test('shows every partition of the API, read to its end', async ({ page, running }) => {
  const { partitions } = await running.status()
  const rows = page.getByTestId('partition')
  await expect(rows).toHaveCount(partitions.length)
  for (const row of await rows.all()) {
    await expect.poll(async () => Number((await row.getAttribute('data-lag')) ?? Number.NaN)).toBeLessThanOrEqual(200)
  }
  await expect(rows.getByRole('img', { name: /^Adds up/ })).toHaveCount(partitions.length)
})

test('shows the counters that the API answers', async ({ page, running }) => {
  const before = await running.status()
  // The page is told within moments: its figures lie between two answers of the API.
  await expect.poll(() => shown(page, 'stored')).toBeGreaterThanOrEqual(before.counters.stored)
  const seen = await Promise.all(terms.map((term) => shown(page, term)))
  const after = await running.status()
  terms.forEach((term, index) => {
    expect(seen[index]).toBeGreaterThanOrEqual(before.counters[term])
    expect(seen[index]).toBeLessThanOrEqual(after.counters[term])
  })
})

test('says that nothing is in quarantine and that there are no gaps', async ({ page }) => {
  await expect(page.getByRole('region', { name: 'Quarantine' })).toContainText('Nothing in quarantine')
  await expect(page.getByRole('region', { name: 'Gaps' })).toContainText('No gaps')
})

const newestLine = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('tail-line').first().getAttribute('data-sequence'))

test('shows messages as they are read, the newest on top', async ({ page, faults }) => {
  const lines = page.getByTestId('tail-line')
  await expect(lines.first()).toContainText(/Ride|Telemetry|SYSTEM|main/)
  const before = await newestLine(page)
  await expect.poll(() => newestLine(page)).toBeGreaterThan(before)
  const sequences = await lines.evaluateAll((all) => all.map((line) => Number(line.getAttribute('data-sequence'))))
  expect(sequences).toEqual(sequences.toSorted((one, other) => other - one))
  expect(faults).toEqual([])
})

test('keeps the messages in place while paused, says how many came, and goes on', async ({ page }) => {
  const tail = page.getByRole('region', { name: 'Live tail' })
  await tail.getByRole('button', { name: 'Pause' }).click()
  const kept = await newestLine(page)
  await expect(tail).toContainText(/\d+ came since/)
  expect(await newestLine(page)).toBe(kept)
  await page.keyboard.press('l')
  await expect.poll(() => newestLine(page)).toBeGreaterThan(kept)
  await expect(tail).toContainText('following')
})

test('filters the messages by partition and shows a whole one', async ({ page }) => {
  const tail = page.getByRole('region', { name: 'Live tail' })
  await tail.getByRole('searchbox').fill('p:1')
  await expect(tail).toContainText(/\d+ of \d+ shown/)
  // After a backlog the newest lines may all be of another partition for a moment.
  await expect(tail.getByTestId('tail-line').first()).toBeVisible()
  const partitions = await tail
    .getByTestId('tail-line')
    .evaluateAll((all) => all.map((line) => line.children[1]?.textContent))
  expect(new Set(partitions)).toEqual(new Set(['1']))
  await tail.getByTestId('tail-line').first().getByRole('button').press('Enter')
  await expect(tail.getByRole('group', { name: 'Whole line' })).toContainText('partition 1')
})

test('shows the throughput as a table, too, and what the store takes', async ({ page }) => {
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('region', { name: 'Throughput' }).getByRole('table')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Store and history' })).toContainText(/Database.*B/)
})
