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
