import { type ConsoleUnderTest, expect, startConsoleUnderTest, test, tiles } from '../e2e/console'
import { type BrokerForTests, brokerForTests, whyNoKafka } from '../support/kafka'
import { type ClassRider, type LiveClass, startLiveClass } from '../support/live-class'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'
import { goTo, picture } from './picture'

test.skip(() => whyNoKafka() !== null, 'no Kafka can be started here')
test.describe.configure({ mode: 'serial' })

const topic = 'alert-pictures'
const year = 365.25 * 24 * 3_600_000
const names = [
  'Ms Lena Vogt',
  'Mr Emil Berg',
  'Mrs Mia Larsen',
  'Mr Jonas Keller',
  'Ms Freya Holm',
  'Mr Luka Novak',
  'Mrs Ada Byron',
  'Mr Finn Moser',
  'Ms Sofia Rossi',
  'Mr Noah Weiss',
  'Mrs Clara Haas',
  'Mr Oskar Lind'
]
/** 40 years old: above 190 is very high, above 180 high. The strap of one is off. */
const rates = [118, 131, 97, 152, 144, 163, 201, 126, 184, 137, 0, 158]
const riders: readonly ClassRider[] = names.map((name, index) => ({
  bike: `SN00${String(index + 1).padStart(2, '0')}`,
  riderId: 301 + index,
  name,
  bornMs: Math.floor(Date.now() - 40.5 * year),
  heartRate: (second) => {
    const bpm = rates[index] ?? 120
    return bpm === 0 ? 0 : Math.round(bpm + 2 * Math.sin(second / 5))
  }
}))

let broker: BrokerForTests
let live: LiveClass
let folder: TemporaryFolder
let running: ConsoleUnderTest

test.beforeAll(async () => {
  test.setTimeout(240_000)
  broker = await brokerForTests()
  await broker.createTopic(topic, 2)
  live = await startLiveClass(broker.bootstrap, topic, riders, 72)
  folder = makeTemporaryFolder('deloton-pictures-')
  running = await startConsoleUnderTest(folder.path, [
    ...['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic],
    ...['--mail-host', 'mail.gym.example', '--mail-from', 'console@gym.example', '--alert-mail-to', 'desk@gym.example']
  ])
})
test.afterAll(async () => {
  await live?.stop()
  await running?.stop()
  await broker?.destroy()
  folder?.remove()
})

for (const theme of ['dark', 'light'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme, viewport: { width: 1440, height: 900 } })
    test('alerts wherever they are seen', async ({ page }) => {
      await page.goto(running.pageLink)
      await expect(tiles(page)).toHaveCount(riders.length)
      await expect(page.getByTestId('alert-banner')).toBeVisible()
      await picture(page, `floor-alert-${theme}`)
      await page.locator('.tile[data-bike="07"]').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Mute…' }).click()
      await picture(page, `mute-${theme}`)
      await page.keyboard.press('Escape')
      await goTo(page, '#/alerts')
      await page.getByTestId('alert-row').first().click()
      await page.locator('.chart-plot .main-svg').first().waitFor()
      await page.waitForTimeout(1_500)
      await picture(page, `alerts-${theme}`)
      await goTo(page, '#/settings?section=rules')
      await page.getByRole('textbox', { name: 'H1: Above max. +, bpm' }).fill('25')
      await expect(page.getByTestId('rule-preview')).toContainText('instead of')
      await picture(page, `settings-rules-${theme}`)
      await page.getByRole('button', { name: 'Discard changes' }).click()
      for (const section of ['zones', 'mail', 'screen']) {
        await goTo(page, `#/settings?section=${section}`)
        await page.waitForTimeout(1_000)
        await picture(page, `settings-${section}-${theme}`)
      }
    })
  })
}

test.describe('on the wall', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })
  test('for the public and for staff', async ({ page }) => {
    for (const [name, staff] of [
      ['public', 0],
      ['staff', 1]
    ]) {
      await page.goto(running.pageLink)
      await expect(tiles(page)).toHaveCount(riders.length)
      await goTo(page, `#/wall?staff=${staff}`)
      await expect(page.getByTestId('wall-call')).toBeVisible()
      await page.waitForTimeout(2_000)
      await picture(page, `wall-${name}-dark`)
    }
  })
})
