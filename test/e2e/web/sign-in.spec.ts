import { expect, test, tiles } from '../console'

test('asks a browser that comes without the link for a token, and takes only a right one', async ({
  page,
  running
}) => {
  const token = await running.createToken()
  await page.goto(`${running.origin}/`)
  const field = page.getByLabel('API token')
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('type', 'password')
  await expect(page.getByText('deloton token create --name desk --scope read', { exact: true })).toBeVisible()
  await expect(tiles(page)).toHaveCount(0)

  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('Enter a token.')
  await field.fill(`${token}x`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('not known here')

  await field.fill(token)
  await field.press('Enter')
  await expect(tiles(page).first()).toBeVisible()
  // It is a sign-in of this browser, not of this page.
  await page.reload()
  await expect(tiles(page).first()).toBeVisible()
  expect(page.url()).not.toContain(token)
})

test('shows to a token that may only read why the quarantine stays closed, and figures without buttons', async ({
  page,
  running
}) => {
  const token = await running.createToken()
  await page.goto(`${running.origin}/#/pipeline`)
  await page.getByLabel('API token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByTestId('adds-up')).toHaveText('Adds up')
  await expect(page.getByRole('region', { name: 'Quarantine' })).toContainText('scope “admin”')
  await expect(page.getByRole('region', { name: 'Quarantine' }).getByRole('button')).toHaveCount(0)
  const history = page.getByRole('region', { name: 'Store and history' })
  await expect(history).toContainText(/Historical rides0.*Next run/)
  await expect(history.getByRole('button', { name: 'Compress now' })).toHaveCount(0)
})

test('leaves no trace of the link’s secret in the address', async ({ page, running }) => {
  await page.goto(running.pageLink)
  await expect(tiles(page).first()).toBeVisible()
  const { search, hash } = new URL(running.pageLink)
  const secret = (search + hash).replace(/^[?#][^=]*=/, '')
  expect(secret.length).toBeGreaterThanOrEqual(20)
  expect(page.url()).not.toContain(secret)
})
