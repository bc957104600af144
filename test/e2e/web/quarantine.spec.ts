import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deloton } from '../../support/console-process'
import { type BrokerForTests, brokerForTests, produce, whyNoKafka } from '../../support/kafka'
import { rideMessages } from '../../support/ride-messages'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'
import { type ConsoleUnderTest, expect, startConsoleUnderTest, test } from '../console'

const topic = 'quarantine'
const garbage: readonly Buffer[] = [
  Buffer.from('{"log": "<script>alert(1)</script>'),
  Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0d, 0xc3]),
  Buffer.from(JSON.stringify({ log: `${'\u202e'}gnihton\n` })),
  Buffer.from(`{"log":"${'A'.repeat(70_000)}"}`)
]

test.skip(() => whyNoKafka() !== null, 'no Kafka can be started here')
test.describe.configure({ mode: 'serial' })

let broker: BrokerForTests
let folder: TemporaryFolder
let running: ConsoleUnderTest

test.beforeAll(async () => {
  test.setTimeout(240_000)
  broker = await brokerForTests()
  await broker.createTopic(topic, 1)
  const good = rideMessages({ bike: 'SN0001', riderId: 100, startMs: Date.now() - 3_600_000, seconds: 30 })
  await produce(broker.bootstrap, topic, [
    ...good.slice(0, 20),
    ...garbage.map((value) => ({ value, key: 'SN0001' })),
    ...good.slice(20)
  ])
  folder = makeTemporaryFolder('deloton-e2e-')
  running = await startConsoleUnderTest(join(folder.path, 'data'), [
    '--source',
    'kafka',
    '--brokers',
    broker.bootstrap,
    '--topic',
    topic
  ])
})
test.afterAll(async () => {
  await running?.stop()
  folder?.remove()
  await broker?.destroy()
})

/** The bytes of the messages in a file of JSON lines, in its order. */
const bytesIn = (file: string): Buffer[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => Buffer.from((JSON.parse(line) as { value: string }).value, 'base64'))

test.beforeEach(async ({ page }) => {
  await page.goto(running.pageLink)
  await page.evaluate(() => {
    location.hash = '#/pipeline'
  })
})

test('lists garbage, shows it whole as text and as bytes, and runs none of it', async ({ page, faults }) => {
  page.on('dialog', () => faults.push('a dialog opened'))
  const rows = page.getByRole('region', { name: 'Quarantine' }).getByTestId('quarantined')
  await expect(rows).toHaveCount(garbage.length)
  await expect(rows.nth(0)).toContainText('longer than 64 kB')
  await rows.nth(3).getByRole('button').press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Message at partition 0, offset 20' })
  await expect(dialog).toContainText('not JSON')
  await expect(dialog.getByTestId('message-bytes')).toHaveText('{"log": "<script>alert(1)</script>')
  await dialog.getByText('Hex', { exact: true }).click()
  await expect(dialog.getByTestId('message-bytes')).toContainText('7b 22 6c 6f 67 22 3a 20')
  await page.keyboard.press('Escape')
  await rows.nth(0).getByRole('button').press('Enter')
  await expect(page.getByRole('dialog')).toContainText('The first 65.5 kB of 70.0 kB')
  await page.keyboard.press('Escape')
  expect(faults).toEqual([])
})

test('exports garbage byte for byte, from the page and from the command line', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Quarantine' })
  const downloading = page.waitForEvent('download')
  await region.getByRole('button', { name: 'Export' }).click()
  const file = join(folder.path, 'page.jsonl')
  await (await downloading).saveAs(file)
  await expect(region.getByRole('status')).toContainText('4 messages were exported to quarantine-')
  expect(bytesIn(file)).toEqual(garbage)

  const [out, raw] = [join(folder.path, 'cli.jsonl'), join(folder.path, 'raw')]
  const dataDir = join(folder.path, 'data')
  const exported = await deloton('quarantine', 'export', '--out', out, '--raw', raw, '--data-dir', dataDir)
  expect(exported).toMatchObject({ code: 0, stdout: `4 messages exported to ${out}\n` })
  expect(bytesIn(out)).toEqual(garbage)
  expect(readFileSync(join(raw, '2-partition-0-offset-21.bin'))).toEqual(garbage[1])
})

test('retries garbage and says why it is kept', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Quarantine' })
  await region.getByRole('button', { name: 'Retry all' }).click()
  await expect(region.getByRole('status')).toContainText('0 messages are understood now')
  await expect(region.getByRole('status')).toContainText('4 kept: 1 ×')
  await expect(region.getByTestId('quarantined')).toHaveCount(garbage.length)
})

test('discards what was chosen after asking, in numbers, and keeps the sum', async ({ page, faults }) => {
  const region = page.getByRole('region', { name: 'Quarantine' })
  await region.getByRole('checkbox', { name: 'Choose the message at 0 · 20' }).check()
  await region.getByRole('checkbox', { name: 'Choose the message at 0 · 21' }).press('Space')
  await region.getByRole('button', { name: 'Discard 2' }).click()
  const asking = page.getByRole('dialog', { name: 'Discard 2 messages?' })
  await asking.getByRole('button', { name: 'Cancel' }).click()
  await expect(region.getByTestId('quarantined')).toHaveCount(4)
  await region.getByRole('button', { name: 'Discard 2' }).click()
  await asking.getByRole('button', { name: 'Discard 2 messages' }).click()
  await expect(region.getByRole('status')).toContainText('2 messages were discarded')
  await expect(region.getByTestId('quarantined')).toHaveCount(2)
  await expect(region.getByTestId('quarantine-count')).toHaveText('4')
  await expect(region).toContainText('of which 2 discarded')
  await expect(page.getByTestId('adds-up')).toHaveText('Adds up')
  const status = await running.status()
  expect([status.counters.quarantined, status.adds_up]).toEqual([4, true])
  expect(faults).toEqual([])
})

test('says what is left when all is discarded on the command line', async ({ page }) => {
  const dataDir = join(folder.path, 'data')
  const refused = await deloton('quarantine', 'discard', '--data-dir', dataDir)
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--all')])
  const discarded = await deloton('quarantine', 'discard', '--all', '--data-dir', dataDir)
  expect(discarded).toMatchObject({ code: 0, stdout: '2 messages discarded, still counted as quarantined\n' })
  await page.reload()
  const region = page.getByRole('region', { name: 'Quarantine' })
  await expect(region).toContainText('Nothing in quarantine')
  await expect(region).toContainText('4 messages were discarded; every other one was understood.')
  const listed = await deloton('quarantine', 'list', '--data-dir', dataDir)
  expect(listed.stdout).toBe('nothing in quarantine, 4 discarded before\n')
})
