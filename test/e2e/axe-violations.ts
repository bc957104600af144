import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, as short lines: none is expected. */
export async function violations(page: Page): Promise<string[]> {
  // All rules run; a full account is made only of what is wrong. One of all that is well, gathered in a page of its own, took
  // longer than the rules. The mode without that page passes over frames of other origins: there are none.
  expect(page.frames()).toHaveLength(1)
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
    .analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`)
  )
}
