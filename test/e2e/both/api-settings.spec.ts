import type { Locator, Page } from '@playwright/test'
import { violations } from '../axe-violations'
import { type ConsoleUnderTest, expect, openFloor, test } from '../console'

type Part = 'tokens' | 'users' | 'requests' | 'audit'

const openPart = async (page: Page, part: Part): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = `#/settings?section=api&part=${to}`
  }, part)
  await expect(page.getByRole('heading', { level: 2, name: 'API and tokens' })).toBeVisible()
  await expect(page.locator('.access .pane-wait')).toHaveCount(0)
}
const openApi = async (page: Page, running: ConsoleUnderTest, part: Part): Promise<void> => {
  await openFloor(page, running)
  await openPart(page, part)
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const row = (page: Page, kind: 'token' | 'api-user' | 'request' | 'audit-entry', text: string) =>
  page.getByTestId(kind).filter({ hasText: text })

/** Goes to a control as a person without a mouse does, and says where the focus got stuck if it never comes there. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

/** Reads a list anew until it holds what was done a moment ago. */
const refreshUntil = (page: Page, entry: Locator): Promise<void> =>
  expect(async () => {
    await button(page, 'Refresh').click()
    await expect(entry.first()).toBeVisible({ timeout: 1_000 })
  }).toPass()

const statusOf = async ({ origin }: ConsoleUnderTest, headers: Record<string, string>): Promise<number> =>
  (await fetch(`${origin}/api/v1/status`, { headers })).status
const basic = (user: string, password: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
})

test('makes a token without a mouse, shows it once, tells of its use, and ends it', async ({
  page,
  running,
  faults
}) => {
  test.setTimeout(120_000)
  await openApi(page, running, 'tokens')
  const name = `Tableau ${Date.now()}`

  await tabTo(page, button(page, 'New token'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Give it a name of 1 to 80 characters.')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')

  await expect(dialog).toContainText('this is the only time that it is shown')
  const token = await dialog.getByLabel('Token', { exact: true }).inputValue()
  expect(token).toMatch(/^dlt_[0-9a-z]+_\S{40,}$/)
  await expect(dialog.getByRole('textbox', { name: 'Try it' })).toHaveValue(
    /^curl -H .* http:\/\/\S+\/api\/v1\/status$/
  )
  // It must not be lost by a key that closes other dialogs.
  await page.keyboard.press('Escape')
  await expect(dialog).toContainText('Copy it first')
  await tabTo(page, button(page, 'I have copied it'))
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(button(page, 'New token')).toBeFocused()
  expect(await page.content()).not.toContain(token)

  const made = row(page, 'token', name)
  await expect(made).toContainText('read')
  await expect(made).toContainText('never')
  expect(await statusOf(running, { authorization: `Bearer ${token}` })).toBe(200)
  expect(await statusOf(running, { 'api-key': token })).toBe(200)
  await expect(made).not.toContainText('never', { timeout: 30_000 })

  await openPart(page, 'requests')
  const asked = row(page, 'request', name).filter({ hasText: 'GET /status' })
  await refreshUntil(page, asked)
  await expect(asked.first()).toHaveAttribute('data-status', '200')

  await openPart(page, 'tokens')
  await tabTo(page, button(page, `Revoke ${name}`))
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(name)
  await expect(button(page, 'Keep it')).toBeFocused()
  await tabTo(page, button(page, 'Revoke token'))
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(`${name} is revoked.`)).toBeVisible()
  await expect(made).toHaveCount(0)
  await page.getByLabel('Show expired and revoked').check()
  await expect(made).toHaveAttribute('data-state', 'revoked')
  expect(await statusOf(running, { authorization: `Bearer ${token}` })).toBe(401)
  expect(await statusOf(running, { 'api-key': token })).toBe(401)

  await openPart(page, 'audit')
  await refreshUntil(page, row(page, 'audit-entry', name).filter({ hasText: 'token revoked' }))
  await button(page, /^Show\s*everything$/).click()
  await page.getByRole('menuitemradio', { name: 'token created' }).click()
  await refreshUntil(page, row(page, 'audit-entry', name).filter({ hasText: 'front desk' }))
  await expect(page.locator('[data-testid="audit-entry"]:not([data-action="token.create"])')).toHaveCount(0)
  expect(faults).toEqual([])
})

test('adds a user whose password is shown once, never over another, gives a new one, and removes the user', async ({
  page,
  running,
  faults
}) => {
  test.setTimeout(120_000)
  await openApi(page, running, 'users')
  const name = `excel-${Date.now()}`
  const dialog = page.getByRole('dialog')

  await button(page, 'New user').click()
  await dialog.getByLabel('Name').fill(name)
  await button(page, 'Add user').click()
  const password = await dialog.getByLabel(`Password of ${name}`, { exact: true }).inputValue()
  expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){4}$/)
  await button(page, 'I have copied it').click()
  await expect(row(page, 'api-user', name)).toBeVisible()
  expect(await statusOf(running, basic(name, password))).toBe(200)
  expect(await statusOf(running, basic(name, `${password}x`))).toBe(401)

  await button(page, 'New user').click()
  await dialog.getByLabel('Name').fill(name)
  await button(page, 'Add user').click()
  await expect(dialog).toContainText('There is a user of this name already')
  await page.keyboard.press('Escape')

  await button(page, `Change ${name}`).click()
  await dialog.getByLabel('Type one').check()
  await dialog.getByLabel('New password').fill('a better password')
  await dialog.getByLabel('The same again').fill('a bitter password')
  await button(page, 'Set the password').click()
  await expect(dialog).toContainText('The two are not the same.')
  await dialog.getByLabel('The same again').fill('a better password')
  await button(page, 'Set the password').click()
  await expect(dialog).toHaveCount(0)
  expect(await statusOf(running, basic(name, password))).toBe(401)
  expect(await statusOf(running, basic(name, 'a better password'))).toBe(200)

  await button(page, `Remove ${name}`).click()
  await expect(dialog).toContainText(name)
  await button(page, 'Remove user').click()
  await expect(row(page, 'api-user', name)).toHaveCount(0)
  expect(await statusOf(running, basic(name, 'a better password'))).toBe(401)
  expect(faults).toEqual([])
})

test('warns before the console is opened to others without encryption, and names no file of the machine', async ({
  page,
  running
}) => {
  await openApi(page, running, 'tokens')
  const listen = page.getByRole('textbox', { name: 'Address to listen at' })
  await expect(page.getByTestId('api-state')).toContainText('Only this machine can reach it.')
  await expect(page.getByTestId('open-warning')).toHaveCount(0)
  await listen.fill('0.0.0.0')
  await expect(page.getByTestId('open-warning')).toContainText('nothing is encrypted')
  await listen.fill('::1')
  await expect(page.getByTestId('open-warning')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Certificate' })).toHaveAttribute('readonly', '')
  await button(page, 'Discard changes').click()
})

test.describe('switched off', () => {
  test.use({ ownConsole: true })

  test('the API refuses everyone, and answers again when it is on', async ({ page, running }) => {
    await openApi(page, running, 'tokens')
    const token = { authorization: `Bearer ${await running.createToken()}` }
    expect(await statusOf(running, token)).toBe(200)
    const state = page.getByTestId('api-state')
    const saved = page.getByTestId('save-words')
    await page.getByRole('switch', { name: 'Answer other programs' }).click()
    await button(page, 'Save').click()
    await expect(saved).toContainText('Saved and applied', { timeout: 30_000 })
    await expect(state).toContainText('Off')
    expect(await statusOf(running, token)).toBeGreaterThanOrEqual(400)
    await page.getByRole('switch', { name: 'Answer other programs' }).click()
    await button(page, 'Save').click()
    await expect(state).toContainText('On', { timeout: 30_000 })
    await expect.poll(() => statusOf(running, token)).toBe(200)
  })
})

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('has no fault that axe knows in any part, with a dialog open and without', async ({
      page,
      running,
      faults
    }) => {
      test.setTimeout(120_000)
      await openApi(page, running, 'tokens')
      const dialog = page.getByRole('dialog')
      await button(page, 'New token').click()
      await dialog.getByLabel('Expires after').selectOption('never')
      await button(page, 'Create token').click()
      await expect(dialog).toContainText('Give it a name')
      expect.soft(await violations(page), 'new token').toEqual([])
      await dialog.getByLabel('Name').fill(`axe ${colorScheme}`)
      await button(page, 'Create token').click()
      await expect(button(page, 'I have copied it')).toBeVisible()
      expect.soft(await violations(page), 'token made').toEqual([])
      await button(page, 'I have copied it').click()
      await expect(row(page, 'token', `axe ${colorScheme}`)).toBeVisible()
      await page.getByRole('textbox', { name: 'Address to listen at' }).fill('0.0.0.0')
      expect.soft(await violations(page), 'tokens').toEqual([])
      await button(page, `Revoke axe ${colorScheme}`).click()
      expect.soft(await violations(page), 'revoke').toEqual([])
      await button(page, 'Revoke token').click()
      await expect(dialog).toHaveCount(0)
      await openPart(page, 'users')
      await button(page, 'New user').click()
      await dialog.getByLabel('Type one').check()
      await button(page, 'Add user').click()
      expect.soft(await violations(page), 'new user').toEqual([])
      await page.keyboard.press('Escape')
      await openPart(page, 'requests')
      expect.soft(await violations(page), 'request log').toEqual([])
      await openPart(page, 'audit')
      expect.soft(await violations(page), 'audit').toEqual([])
      expect(faults).toEqual([])
    })
  })
}
