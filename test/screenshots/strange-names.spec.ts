import { expect, startConsoleUnderTest, test, tiles } from '../e2e/console'
import { hostileNames } from '../support/hostile-names'
import { type BrokerForTests, brokerForTests, produce, whyNoKafka } from '../support/kafka'
import { type LiveClass, startLiveClass } from '../support/live-class'
import { fromProject } from '../support/project'
import { rideMessages } from '../support/ride-messages'
import { makeTemporaryFolder } from '../support/temporary-folder'

test.skip(() => whyNoKafka() !== null, 'no Kafka can be started here')

const fortyLetters = 'Anneliese-Wilhelmina Oosterhouten-Brandsma'
let broker: BrokerForTests
let live: LiveClass

test.beforeAll(async () => {
  broker = await brokerForTests()
  await broker.createTopic('names', 2)
  await broker.createTopic('nobody', 1)
  const names: unknown[] = [fortyLetters, fortyLetters.toUpperCase(), ...hostileNames, fortyLetters, fortyLetters]
  live = await startLiveClass(
    broker.bootstrap,
    'names',
    names.map((name, index) => ({
      bike: `SN00${String(index + 1).padStart(2, '0')}`,
      riderId: 500 + index,
      name,
      bornMs: index % 5 === 0 ? null : Date.UTC(1985, 3, 4),
      heartRate: (second) => 95 + 4 * index + Math.round(6 * Math.sin(second / 9))
    })),
    120
  )
  await produce(
    broker.bootstrap,
    'nobody',
    rideMessages({ bike: 'SN0007', riderId: 1, startMs: Date.now() - 3_600_000, seconds: 60 })
  )
})
test.afterAll(async () => {
  await live?.stop()
  await broker?.destroy()
})

for (const theme of ['dark', 'light'] as const) {
  for (const topic of ['names', 'nobody']) {
    test.describe(`${topic} ${theme}`, () => {
      test.use({ colorScheme: theme, viewport: { width: 1440, height: 900 } })
      test('on the floor', async ({ page }) => {
        const folder = makeTemporaryFolder('deloton-screenshots-')
        const args = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic]
        const running = await startConsoleUnderTest(folder.path, args)
        await page.goto(running.pageLink)
        if (topic === 'names') await expect(tiles(page).first()).toBeVisible()
        else await expect(page.getByRole('heading', { name: 'No one is riding' })).toBeVisible({ timeout: 30_000 })
        await page.waitForTimeout(2_500)
        const name = topic === 'names' ? 'floor-names' : 'floor-0'
        await page.screenshot({ path: fromProject('docs', 'screenshots', `${name}-${theme}.png`) })
        await running.stop()
        folder.remove()
      })
    })
  }
}
