import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ClassRider, rideLines } from '../../support/live-class'
import { headerOf, openSmtpServer } from '../../support/open-smtp-server'
import { makeTemporaryFolder } from '../../support/temporary-folder'
import { expect, startConsoleUnderTest, test } from '../console'

const pastS = 25
const ada: ClassRider = {
  bike: 'SN0007',
  riderId: 7,
  name: 'Mrs Ada Byron',
  bornMs: null,
  heartRate: (second) => 204 + (second % 3)
}

test('an alert goes out by a real mail server, once, and the page says so', async ({ page, faults }) => {
  const server = await openSmtpServer()
  const folder = makeTemporaryFolder('deloton-e2e-')
  const log = join(folder.path, 'class.log')
  writeFileSync(log, `${rideLines(ada, Date.now() - pastS * 1_000, pastS).join('\n')}\n`)
  const running = await startConsoleUnderTest(join(folder.path, 'data'), [
    ...['--source', 'log-file', '--file', log],
    ...['--mail-host', '127.0.0.1', '--mail-port', String(server.port), '--mail-security', 'none'],
    ...['--mail-from', 'console@gym.example', '--alert-mail-to', 'desk@gym.example,floor@gym.example']
  ])
  try {
    await expect
      .poll(() => server.mails.map(({ to }) => to).toSorted())
      .toEqual(['desk@gym.example', 'floor@gym.example'])
    const [mail] = server.mails
    expect(mail?.from).toBe('console@gym.example')
    expect(headerOf(mail ?? { text: '' }, 'subject')).toContain('07')
    // Nothing that names the rider leaves the house.
    expect(mail?.text).not.toMatch(/Byron|rider7@/)

    await page.goto(running.pageLink)
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await page.keyboard.press('2')
    await page.getByTestId('alert-row').first().click()
    await expect(page.getByRole('complementary', { name: 'The alert' })).toContainText('E-mail to staff sent to 2 of 2')

    await page.evaluate(() => {
      location.hash = '#/settings?section=mail'
    })
    const status = page.getByRole('region', { name: 'Outgoing mail' })
    await expect(status.getByRole('listitem')).toHaveCount(2)
    await expect(status).toContainText('sent, desk@gym.example')
    await page.getByRole('button', { name: 'Send test mail' }).click()
    await expect(page.getByTestId('mail-test')).toContainText('Sent')
    expect(server.mails).toHaveLength(3)
    expect(server.mails.at(-1)?.to).toBe('desk@gym.example')

    await server.close()
    await page.getByRole('button', { name: 'Send test mail' }).click()
    await expect(page.getByTestId('mail-test')).toContainText('Not sent')
    expect(faults).toEqual([])
  } finally {
    await running.stop()
    await server.close()
    folder.remove()
  }
})
