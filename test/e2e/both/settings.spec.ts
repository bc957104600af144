import type { Page } from '@playwright/test'
import { findFreePort } from '../../support/free-port'
import { testCertificate } from '../../support/test-certificate'
import { violations } from '../axe-violations'
import { type ConsoleUnderTest, expect, openFloor, test } from '../console'

const openSettings = async (page: Page, running: ConsoleUnderTest): Promise<void> => {
  await openFloor(page, running)
  await page.keyboard.press('0')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Source' })).toBeVisible()
}
const section = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const zoneField = (page: Page) => page.getByRole('combobox', { name: 'Time zone' })
const saved = (page: Page) => page.getByTestId('save-words')
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })
for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('has no fault that axe knows in any part, also with wrong values and a list open', async ({
      page,
      running,
      faults
    }) => {
      test.setTimeout(120_000)
      await openSettings(page, running)
      expect.soft(await violations(page), 'sample fleet').toEqual([])
      await page.getByText('Kafka', { exact: true }).click()
      await field(page, 'Brokers').fill('nowhere')
      await field(page, 'Topic').focus()
      await expect(page.getByText('Must be HOST:PORT, several separated by commas.')).toBeVisible()
      expect.soft(await violations(page), 'Kafka').toEqual([])
      await page.getByRole('button', { name: 'Discard changes' }).click()
      await section(page, 'Store')
      await field(page, 'Historical rides are kept for').fill('30')
      await field(page, 'Historical rides are kept for').press('Enter')
      await expect(page.getByRole('group', { name: 'Confirm' })).toBeVisible()
      expect.soft(await violations(page), 'store').toEqual([])
      await section(page, 'Time')
      await zoneField(page).click()
      await expect(page.getByRole('option').first()).toBeVisible()
      expect.soft(await violations(page), 'time').toEqual([])
      expect(faults).toEqual([])
    })

    test('tests a connection at which nobody listens, step by step, without saving it', async ({ page, running }) => {
      await openSettings(page, running)
      const port = await findFreePort()
      await page.getByText('Kafka', { exact: true }).click()
      await field(page, 'Brokers').fill(`127.0.0.1:${port}`)
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByTestId('test-verdict')).toHaveText('Failed')
      const step = (name: string) => page.locator(`[data-step="${name}"]`)
      await expect(step('dns')).toHaveAttribute('data-state', 'ok')
      await expect(step('tcp')).toHaveAttribute('data-state', 'failed')
      await expect(step('tcp')).toContainText(`Nothing listens at 127.0.0.1:${port}`)
      await expect(step('sample')).toHaveAttribute('data-state', 'skipped')
      await page.reload()
      await expect(page.getByRole('radio', { name: 'Sample fleet' })).toBeChecked()
    })
  })
}

test.describe('what is saved', () => {
  test.use({ ownConsole: true })

  test('saves and applies at once: the gym’s time is another, and stays so after a reload', async ({
    page,
    running,
    faults
  }) => {
    await openSettings(page, running)
    await section(page, 'Time')
    await zoneField(page).fill('kathm')
    await page.keyboard.press('Enter')
    await expect(zoneField(page)).toHaveValue(/Asia\/Ka(th|t)mandu/)
    await expect(page.getByTestId('zone-now')).toContainText('GMT+5:45')
    await expect(saved(page)).toHaveText('1 change: time zone')
    await save(page).click()
    await expect(saved(page)).toContainText('Saved and applied')
    await expect(page.locator('.clock')).toContainText('GMT+5:45')
    await expect(page.getByTestId('live-chip')).toContainText('Live')
    await page.reload()
    await expect(page.locator('.clock')).toContainText('GMT+5:45')
    expect(faults).toEqual([])
  })

  test('switches to Kafka and back without a restart, and shows nothing of the other world', async ({
    page,
    running
  }) => {
    test.setTimeout(120_000)
    const port = await findFreePort()
    await openSettings(page, running)
    await page.getByText('Kafka', { exact: true }).click()
    await field(page, 'Brokers').fill(`127.0.0.1:${port}`)
    await save(page).click()
    await expect(saved(page)).toContainText('Saved and applied', { timeout: 30_000 })
    await expect(page.getByTestId('sample-chip')).toBeHidden()
    expect(await running.status()).toMatchObject({ source: 'kafka', world: 'gym', brokers: [`127.0.0.1:${port}`] })
    await expect(page.getByTestId('not-live-banner')).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Floor' }).click()
    await expect(page.locator('.tile')).toHaveCount(0)

    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByText('Sample fleet', { exact: true }).click()
    await save(page).click()
    await expect(saved(page)).toContainText('Saved and applied', { timeout: 30_000 })
    await expect(page.getByTestId('sample-chip')).toBeVisible()
    await page.getByRole('link', { name: 'Floor' }).click()
    await expect(page.locator('.tile').first()).toBeVisible()
  })

  test('takes an own certificate authority by its file, and means TLS by it, until it is removed', async ({
    page,
    running
  }) => {
    await openSettings(page, running)
    const port = await findFreePort()
    await page.getByText('Kafka', { exact: true }).click()
    await field(page, 'Brokers').fill(`127.0.0.1:${port}`)
    const choose = (text: string) =>
      page.getByTestId('setting-caFile-file').setInputFiles({
        name: 'gym.pem',
        mimeType: 'application/x-pem-file',
        buffer: Buffer.from(text)
      })
    await choose('no certificate')
    await expect(page.getByText('There is no certificate in this file')).toBeVisible()
    await choose(testCertificate)
    await expect(page.getByText('There is no certificate in this file')).toBeHidden()
    await expect(page.getByLabel('Encryption')).toHaveValue('true')
    await save(page).click()
    await expect(saved(page)).toContainText('Saved and applied', { timeout: 30_000 })
    await expect(field(page, 'Own certificate authority')).toHaveValue(/certificates.[0-9a-f]{16}\.pem$/)
    await page.getByRole('button', { name: 'Remove' }).click()
    await save(page).click()
    await expect(saved(page)).toContainText('Saved and applied', { timeout: 30_000 })
    await expect(field(page, 'Own certificate authority')).toHaveValue('none, the system’s are trusted')
    // The password must not travel in the clear because an authority was left out.
    await expect(page.getByLabel('Encryption')).toHaveValue('true')
  })

  test('says what a shorter limit would remove, and saves it only after another click', async ({ page, running }) => {
    await openSettings(page, running)
    await section(page, 'Store')
    const limit = field(page, 'Historical rides are kept for')
    await limit.fill('30')
    const sentence = 'A limit of 30 days would remove no ride that is stored now.'
    await expect(page.getByTestId('retention-preview')).toHaveText(sentence)
    await save(page).click()
    const confirm = page.getByRole('group', { name: 'Confirm' })
    await expect(confirm).toContainText(sentence)
    await confirm.getByRole('button', { name: 'Do not save yet' }).click()
    await expect(saved(page)).toHaveText('1 change: kept for')
    await save(page).click()
    await expect(confirm.getByRole('button', { name: 'Do not save yet' })).toBeFocused()
    // Another limit is another question.
    await limit.fill('20')
    await expect(confirm).toBeHidden()
    await save(page).click()
    await confirm.getByRole('button', { name: 'Save this limit' }).click()
    await expect(saved(page)).toContainText('Saved and applied')
    // A longer one takes nothing away.
    await limit.fill('')
    await save(page).click()
    await expect(saved(page)).toContainText('Saved and applied')
    await expect(confirm).toBeHidden()
  })
})

test('saves nothing when one value is wrong, says so beside it and puts the focus there', async ({ page, running }) => {
  await openSettings(page, running)
  await field(page, 'Bikes').fill('many')
  await field(page, 'Seed').fill('7')
  await section(page, 'Time')
  await save(page).click()
  await expect(field(page, 'Bikes')).toBeFocused()
  await expect(page.getByText('Must be a whole number from 1 to 20000.')).toBeVisible()
  await expect(field(page, 'Bikes')).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect(field(page, 'Bikes')).toHaveValue('24')
  await page.reload()
  await expect(field(page, 'Seed')).toHaveValue('1')
})

test.describe('where the command line says a setting', () => {
  test.use({ serveArguments: ['--bikes', '3'] })
  test('it can be read and not changed, and who says it stands there', async ({ page, running }) => {
    await openSettings(page, running)
    await expect(field(page, 'Bikes')).toHaveAttribute('readonly', '')
    await expect(field(page, 'Bikes')).toHaveValue('3')
    await expect(page.getByText('Given by --bikes on the command line')).toBeVisible()
  })
})

test('tells who may only read why there is nothing to see', async ({ page, running }) => {
  await page.goto(running.origin)
  await page.getByLabel('API token').fill(await running.createToken())
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.locator('.tile').first()).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('This sign-in may not see or change the settings')).toBeVisible()
  await expect(page.getByText('It takes a token with the scope “admin”')).toBeVisible()
})
