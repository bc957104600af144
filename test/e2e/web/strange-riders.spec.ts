import { hostileNames } from '../../support/hostile-names'
import { type BrokerForTests, brokerForTests, whyNoKafka } from '../../support/kafka'
import { type ClassRider, type LiveClass, startLiveClass } from '../../support/live-class'
import { makeTemporaryFolder } from '../../support/temporary-folder'
import { expect, startConsoleUnderTest, test, tiles } from '../console'

const topic = 'strange-riders'
const riders: readonly ClassRider[] = hostileNames.map((name, index) => ({
  bike: `SN00${String(index + 1).padStart(2, '0')}`,
  riderId: 500 + index,
  name,
  bornMs: index % 5 === 0 ? null : Date.UTC(1985, 3, 4),
  heartRate: (second) => (index === 3 ? 0 : 110 + index + (second % 7))
}))

test.skip(() => whyNoKafka() !== null, 'no Kafka can be started here')
test.describe.configure({ mode: 'serial' })

let broker: BrokerForTests
let live: LiveClass

test.beforeAll(async () => {
  test.setTimeout(240_000)
  broker = await brokerForTests()
  await broker.createTopic(topic, 2)
  live = await startLiveClass(broker.bootstrap, topic, riders, 60)
})
test.afterAll(async () => {
  await live?.stop()
  await broker?.destroy()
})

test('shows riders with hostile names as text, everywhere, and stays whole', async ({ page, faults }) => {
  const folder = makeTemporaryFolder('deloton-e2e-')
  const running = await startConsoleUnderTest(folder.path, [
    '--source',
    'kafka',
    '--brokers',
    broker.bootstrap,
    '--topic',
    topic
  ])
  try {
    page.on('dialog', () => faults.push('a dialog opened'))
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(running.pageLink)
    await expect(tiles(page)).toHaveCount(riders.length)
    await expect(page.locator('.tile img, .tile script, .tile b:not([class]):has-text("Bold")')).toHaveCount(0)
    // No name makes its tile, or the page, larger than its place.
    const excess = await page.evaluate(() => [
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ...[...document.querySelectorAll('.tile')].map((tile) => tile.scrollWidth - tile.clientWidth)
    ])
    expect(excess.filter((px) => px > 0)).toEqual([])

    for (const index of [0, 2, 5, 14]) {
      await page.evaluate((id) => {
        location.hash = `#/rider/${id}`
      }, 500 + index)
      await expect(page.getByTestId('rider-name')).toBeVisible()
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBe(0)
    }
    await page.keyboard.press('Control+k')
    await page.keyboard.type('img src')
    await expect(page.getByRole('option', { name: /<img src=x/ })).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await page.title()).not.toBe('owned')
    expect(faults).toEqual([])
  } finally {
    await running.stop()
    folder.remove()
  }
})
