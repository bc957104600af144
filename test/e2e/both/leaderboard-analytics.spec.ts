import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Analytics } from '../../../src/shared/domain/analytics'
import type { Boards } from '../../../src/shared/domain/boards'
import { rideMessages } from '../../support/ride-messages'
import { makeTemporaryFolder } from '../../support/temporary-folder'
import { violations } from '../axe-violations'
import { type ConsoleUnderTest, expect, startConsoleUnderTest, test } from '../console'

const dayMs = 86_400_000
const riders = [
  { riderId: 101, name: 'Otto Varga', gender: 'male', city: 'Leeds', rides: [120, 100], daysAgo: 2 },
  { riderId: 102, name: 'Hana Moss', gender: 'female', city: 'York', rides: [90], daysAgo: 3 },
  // A spreadsheet would run it, a page without care would read it.
  { riderId: 103, name: '=Zoe <script>', gender: 'female', city: '<b>Hull</b>', rides: [150], daysAgo: 4 },
  { riderId: 104, name: 'Kofi Dane', gender: null, city: null, rides: [70], daysAgo: 5 },
  // In the period before.
  { riderId: 102, name: 'Hana Moss', gender: 'female', city: 'York', rides: [80], daysAgo: 40 }
]

/** A console with a few rides of the last days, all known to the second. */
async function startGym(folder: string): Promise<ConsoleUnderTest> {
  const file = join(folder, 'captured.log')
  const noonMs = Math.floor(Date.now() / dayMs) * dayMs - dayMs / 2
  const lines = riders
    .toSorted((one, other) => other.daysAgo - one.daysAgo)
    .flatMap(({ riderId, name, gender, city, rides, daysAgo }) => {
      const record = JSON.stringify(
        JSON.stringify({ name, gender, address: city === null ? null : `4 Mill Road,${city},X1 2YZ` }).slice(1, -1)
      ).slice(1, -1)
      return rides.flatMap((seconds, index) =>
        rideMessages({
          bike: `SN000${index + 3}`,
          riderId,
          startMs: noonMs - daysAgo * dayMs + index * 3_600_000,
          seconds
        }).map(({ value }) => String(value).replace(`\\"name\\":\\"Rider ${riderId}\\"`, () => record))
      )
    })
  writeFileSync(file, `${lines.join('\n')}\n`)
  return startConsoleUnderTest(folder, ['--source', 'log-file', '--file', file])
}

/** What the engine answers to the page itself. */
const ask = <Answer>(page: Page, name: string, input: object): Promise<Answer> =>
  page.evaluate(
    async ([call, asked]) => {
      const answer = await fetch(`/bridge/call/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked)
      })
      const { value } = await answer.json()
      return value
    },
    [name, input] as const
  )

const boardTitles = ['Most rides', 'Longest ride', 'Highest power', 'Longest total', 'Most energy']
const board = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })
const placesOf = (of: Locator): Promise<string[]> =>
  of
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) =>
        ['.board-position', '.board-name'].map((part) => item.querySelector(part)?.textContent).join(' ')
      )
    )
const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

/** Both themes, one after the other: the page follows the system's. */
async function expectNoFaults(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await violations(page), `${what}, ${colorScheme}`).toEqual([])
  }
}

test.describe('a gym whose rides are known', () => {
  test.use({ viewport: { width: 1440, height: 900 } })
  const folder = makeTemporaryFolder('deloton-e2e-')
  let gym: ConsoleUnderTest | null = null
  const open = async (page: Page): Promise<void> => {
    gym ??= await startGym(folder.path)
    await page.goto(gym.pageLink)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect
      .poll(async () => (await ask<Boards>(page, 'boards.get', { period: 'all' })).rides, { timeout: 20_000 })
      .toBe(6)
  }
  test.afterAll(async () => {
    await gym?.stop()
    folder.remove()
  })

  test('places are by alias, shared by equals, compared with the period before, and left out on wish', async ({
    page,
    faults
  }) => {
    await open(page)
    // Best minutes come after their rides are stored: a page that is open by then has them when it asks again.
    await expect
      .poll(
        async () =>
          (await ask<Boards>(page, 'boards.get', { period: '30d', power: 'best_60s' })).boards[2]?.entries.length,
        { timeout: 20_000 }
      )
      .toBe(4)
    await page.keyboard.press('5')
    const rides = board(page, 'Most rides')
    await expect(rides.getByRole('listitem')).toHaveCount(4)
    expect(await placesOf(rides)).toEqual(['1 Otto V.', '2 Hana M.', '2 =Zoe <.', '2 Kofi D.'])
    await expect(rides.getByRole('listitem').nth(1)).toContainText('down 1 place')
    await expect(rides.getByRole('listitem').first()).toContainText('new')
    await expectNoFaults(page, 'leaderboard')

    // All five as the engine has them, with either power.
    for (const [power, words] of [
      ['best_60s', 'best 60\u00a0s'],
      ['peak', 'peak of 1\u00a0s']
    ] as const) {
      if (power === 'peak') {
        await page.getByRole('button', { name: /^Power/ }).click()
        await page.getByRole('menuitemradio', { name: 'peak' }).click()
      }
      await expect(board(page, 'Highest power')).toContainText(words)
      await expect(page.locator('.boards.is-old')).toHaveCount(0)
      const { boards } = await ask<Boards>(page, 'boards.get', { period: '30d', power })
      for (const [index, title] of boardTitles.entries()) {
        const wanted = boards[index]?.entries.map(({ position, alias }) => `${position} ${alias}`)
        expect.soft(await placesOf(board(page, title)), `${title}, ${power}`).toEqual(wanted)
      }
    }

    // Narrowed by keys alone.
    await page.getByRole('button', { name: /^City/ }).press('Enter')
    await expectNoFaults(page, 'a menu')
    await page.getByRole('menuitemradio', { name: 'York' }).press('Enter')
    await expect(rides.getByRole('listitem')).toHaveCount(1)
    await page.getByRole('button', { name: /^Age/ }).press('Enter')
    await page.getByRole('menuitemradio', { name: '65+' }).press('Enter')
    await expect(page.getByText('No rider of this period passes the filters.')).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filters' }).press('Enter')
    await expect(rides.getByRole('listitem')).toHaveCount(4)

    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+e')
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^leaderboard-.*\.csv$/)
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n')
    expect(lines[1]).toBe('rides,1,101,Otto V.,2,rides,2,')
    expect(lines[3]).toBe("rides,2,103,'=Zoe <.,1,rides,1,")

    // Who does not want to be there is not, and the others are told how many.
    await ask(page, 'rider.set_privacy', { rider_id: 104, alias: null, is_listed: false })
    await page.reload()
    await expect(page.getByText('5 rides, 1 rider opted out')).toBeVisible()
    expect(await placesOf(rides)).toEqual(['1 Otto V.', '2 Hana M.', '2 =Zoe <.'])

    await rides.getByRole('link', { name: 'Otto V.' }).press('Enter')
    await expect(page).toHaveURL(/#\/rider\/101/)
    expect(faults).toEqual([])
  })

  test('the wall shows the same boards over the whole window, and Escape leads back', async ({ page, faults }) => {
    await open(page)
    await goTo(page, '#/leaderboard?period=all&gender=female')
    await page.getByRole('button', { name: 'Show on wall' }).click()
    await expect(page).toHaveURL(/#\/wall\/leaderboard\?/)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(page.getByText('Of all time, female')).toBeVisible()
    expect(await placesOf(board(page, 'Most rides'))).toEqual(['1 Hana M.', '2 =Zoe <.'])
    expect(await page.getByText(/Moss|script/).count()).toBe(0)
    expect.soft(await violations(page), 'wall').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/#\/leaderboard\?.*gender=female/)
    expect(faults).toEqual([])
  })

  test('each chart of analytics has in its table what the engine answers', async ({ page, faults }) => {
    await open(page)
    await page.keyboard.press('6')
    await expect(page.locator('.chart-plot .main-svg').first()).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
    await expectNoFaults(page, 'charts')
    const analytics = await ask<Analytics>(page, 'analytics.get', { period: '30d' })
    expect(analytics.rides).toBe(5)
    const whole = (value: number | null): string =>
      value === null ? 'none' : Math.round(value).toLocaleString('en-GB')
    const tenths = (value: number | null): string => (value === null ? 'none' : value.toFixed(1))
    const two = (hour: number): string => String(hour).padStart(2, '0')
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    const wanted: Readonly<Record<string, readonly (readonly string[])[]>> = {
      'Rides by hour and day': analytics.by_weekday_hour.map((cell) => [
        days[cell.weekday] ?? '',
        two(cell.hour),
        whole(cell.rides),
        tenths(cell.mean)
      ]),
      'Utilisation per bike': analytics.by_bike.map((bike) => [
        bike.bike_label,
        whole(bike.rides),
        tenths(bike.ride_s / 3_600),
        tenths(bike.utilisation_percent)
      ]),
      'By hour': analytics.by_hour.map((hour) => [
        two(hour.hour),
        whole(hour.rides),
        whole(hour.avg_heart_rate),
        whole(hour.avg_power)
      ]),
      'Power against heart rate': analytics.power_heart_rate.map((step) => [
        whole(step.from_power),
        whole(step.from_power + analytics.power_step),
        ...[step.rides, step.avg_heart_rate, step.lowest_heart_rate, step.highest_heart_rate].map(whole)
      ]),
      'Heart rate by gender and age': analytics.heart_rate_by_gender_age.map((group) => [
        group.gender,
        group.bracket,
        whole(group.rides),
        whole(group.avg_heart_rate)
      ]),
      'Rides by city': analytics.by_city.map((city) => [
        city.city,
        whole(city.rides),
        whole(city.riders),
        tenths(city.ride_s / 3_600),
        whole(city.energy_kj)
      ])
    }
    for (const [title, rows] of Object.entries(wanted)) {
      expect.soft(rows.length, title).toBeGreaterThan(0)
      const pane = page.getByRole('region', { name: title, exact: true })
      await pane.getByRole('button', { name: `${title} as a table` }).press('Enter')
      const shown = await pane
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)))
      expect.soft(shown, title).toEqual(rows)
    }
    await expectNoFaults(page, 'tables')

    // The same filters as the page of rides, and the way to the leaderboard of the same period.
    await page.getByText('All', { exact: true }).first().click()
    await expect(page.getByText(/^6 rides, 4 known riders/)).toBeVisible()
    await page.getByRole('button', { name: /^Gender/ }).press('Enter')
    await page.getByRole('menuitemcheckbox', { name: 'female' }).press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.getByText(/^3 rides, 2 known riders/)).toBeVisible()
    await page.getByRole('link', { name: 'Most energy' }).press('Enter')
    await expect(page).toHaveURL(/#\/leaderboard\?period=all/)
    expect(faults).toEqual([])
  })
})
