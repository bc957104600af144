import type { Page } from '@playwright/test'
import { expect, openFloor, test } from '../console'

const background = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

test.describe('where the system is dark', () => {
  test.use({ colorScheme: 'dark' })
  test('is dark, and stays light once light was chosen', async ({ page, running }) => {
    await openFloor(page, running)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await background(page)).toBe('rgb(11, 13, 14)')
    await page.getByRole('button', { name: 'Switch to light' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    expect(await background(page)).toBe('rgb(241, 240, 234)')
  })
})

test.describe('where the system is light', () => {
  test.use({ colorScheme: 'light' })
  test('is light', async ({ page, running }) => {
    await openFloor(page, running)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    expect(await background(page)).toBe('rgb(241, 240, 234)')
  })
})
