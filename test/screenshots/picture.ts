import type { Page } from '@playwright/test'
import { fromProject } from '../support/project'

/** Takes `docs/screenshots/<name>.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // The pointer lies where it covers nothing.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(400)
  await page.screenshot({ path: fromProject('docs', 'screenshots', `${name}.png`) })
}

export const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)
