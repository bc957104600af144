import { describe, expect, it } from 'vitest'
import { renderReport } from '../../../../../../src/main/engine/report/pdf/render-report'
import type { ReportFigures } from '../../../../../../src/main/engine/report/report-figures'
import { nodesOf, readPdf } from './read-pdf'
import { cases, fonts, fullDay, look } from './sample-figures'

const grouped = (value: number): string => value.toLocaleString('en-GB')
/** Of a case only once: reading a file back takes longer than writing it. */
const readBack = new Map<ReportFigures, ReturnType<typeof readPdf>>()
async function rendered(figures = fullDay, seen = look) {
  if (seen !== look) return readPdf(await renderReport(figures, seen, fonts))
  const known = readBack.get(figures) ?? renderReport(figures, seen, fonts).then(readPdf)
  readBack.set(figures, known)
  return known
}

describe('what the report says, read back from the file', () => {
  it('tells the figures of the period as words that can be searched', async () => {
    const { text } = await rendered()
    for (const words of ['287 riders', '412 rides', '190.4', '131', 'Harbour Street', 'Monday 23 November 2026']) {
      expect(text).toContain(words)
    }
    for (const title of ['Riders by gender', 'Riders by age', 'Average heart rate', 'Average power']) {
      expect(text).toContain(title)
    }
  })

  it.each(Object.entries(cases))('agrees with its figures: %s', async (_name, figures) => {
    const { text, pages } = await rendered(figures)
    const { riders, rides } = figures.key
    expect(text).toContain(`${grouped(riders)} ${riders === 1 ? 'rider' : 'riders'}`)
    expect(text).toContain(`${grouped(rides)} ${rides === 1 ? 'ride' : 'rides'}`)
    const words = pages.flatMap(({ texts }) => texts.map((item) => item.text.trim()))
    const alts = pages.flatMap(({ tree }) => nodesOf(tree).flatMap(({ alt }) => (alt === null ? [] : [alt]))).join('\n')
    if (riders > 0) {
      for (const { bracket, riders: count } of figures.ridersByAge) {
        expect(words).toContain(bracket)
        expect(words).toContain(grouped(count))
        expect(alts).toContain(`${bracket} ${grouped(count)}`)
      }
    }
    for (const { label, rides: count, averageHeartRateBpm, averagePowerWatts } of figures.hours) {
      if (count === 0) continue
      expect(alts).toContain(`${label} ${grouped(count)}`)
      for (const value of [averageHeartRateBpm, averagePowerWatts]) {
        if (value !== null) expect(alts).toContain(`${label} ${grouped(Math.round(value))}`)
      }
    }
    expect(text).toContain(`${grouped(figures.messages.readings)} readings stored`)
    expect(text).toContain(`${grouped(figures.messages.quarantined)} quarantined`)
  })

  it('tells the riders by gender with their share of all', async () => {
    const { pages } = await rendered()
    const words = pages[0]?.texts.map(({ text }) => text.trim()) ?? []
    const all = fullDay.ridersByGender.reduce((sum, { riders }) => sum + riders, 0)
    for (const { gender, riders } of fullDay.ridersByGender) {
      expect(words).toContain(`${gender.slice(0, 1).toUpperCase()}${gender.slice(1)}`)
      expect(words).toContain(String(riders))
      expect(words).toContain(`${((100 * riders) / all).toFixed(1)} %`)
    }
  })

  it('shows as many alerts as have room, says of how many, and names nobody', async () => {
    const { pages } = await rendered()
    const rows = nodesOf(pages[1]?.tree ?? { role: '', alt: null, children: [] }).filter(({ role }) => role === 'TR')
    const texts = pages[1]?.texts.map(({ text }) => text).join(' ') ?? ''
    expect(rows.length).toBeGreaterThan(5)
    expect(texts).toContain(`${rows.length - 1} of ${fullDay.alerts.length} shown`)
  })

  it('leaves hours with few riders out where the gym wants it so', async () => {
    const hollow = await rendered()
    const hidden = await rendered(fullDay, { ...look, hidesSmallHours: true })
    expect(hollow.text).toContain('Hollow: an hour with fewer than 5 riders')
    expect(hidden.text).toContain('One hour with fewer than 5 riders is left out.')
    const lineAlts = (pages: typeof hidden.pages): string =>
      pages
        .flatMap(({ tree }) => nodesOf(tree))
        .filter(({ alt }) => alt?.startsWith('Line chart'))
        .map(({ alt }) => alt)
        .join()
    expect(lineAlts(hollow.pages)).toContain('22:00')
    expect(lineAlts(hidden.pages)).not.toContain('22:00')
  })

  it('says that sample data is sample data, on each page and in the title', async () => {
    const sample = await rendered({ ...fullDay, isSample: true })
    for (const { texts } of sample.pages) expect(texts.map(({ text }) => text)).toContain('SAMPLE DATA')
    expect(JSON.stringify(sample.info)).toContain('SAMPLE DATA: Deloton daily report')
    expect((await rendered()).text).not.toContain('SAMPLE')
  })
})

describe('the file', () => {
  it.each(Object.entries(cases))('is two pages A4 with no text below 8 pt: %s', async (_name, figures) => {
    const { pages } = await rendered(figures)
    expect(pages.map(({ view }) => view.map(Math.round))).toEqual([
      [0, 0, 595, 842],
      [0, 0, 595, 842]
    ])
    expect(Math.min(...pages.flatMap(({ texts }) => texts.map(({ size }) => size)))).toBeGreaterThanOrEqual(8)
  })

  it.each(Object.entries(cases))('has the same bytes twice, and few: %s', async (_name, figures) => {
    const pdf = await renderReport(figures, look, fonts)
    expect(pdf.equals(await renderReport(structuredClone(figures), { ...look }, fonts))).toBe(true)
    expect(pdf.length).toBeLessThan(100_000)
  })

  it('is dated at the end of its period', async () => {
    const pdf = await renderReport(fullDay, look, fonts)
    expect(pdf.toString('latin1')).toContain('D:20261124000000Z')
    expect(
      pdf
        .toString('latin1')
        .match(/D:\d{14}Z/g)
        ?.every((date) => date === 'D:20261124000000Z')
    ).toBe(true)
  })

  it('is another file when a figure or the look is another', async () => {
    const ids = await Promise.all([
      rendered(),
      rendered({ ...fullDay, bikesInUse: 22 }),
      rendered(fullDay, { ...look, hidesSmallHours: true })
    ])
    expect(new Set(ids.map(({ text }) => /Report [0-9a-f]{12}/.exec(text)?.[0])).size).toBe(3)
  })

  it('embeds its fonts and uses no other', async () => {
    const source = (await renderReport(fullDay, look, fonts)).toString('latin1')
    const named = source.match(/\/BaseFont \/\S+/g) ?? []
    expect(named.length).toBeGreaterThan(0)
    expect(named.every((name) => /\/[A-Z]{6}\+(?:Inter|Archivo)/.test(name))).toBe(true)
    expect(source.match(/\/FontFile2/g)).toHaveLength(4)
  })
})

describe('the tag tree', () => {
  it('marks the document, its language and its title', async () => {
    const pdf = await renderReport(fullDay, look, fonts)
    const source = pdf.toString('latin1')
    expect(source).toContain('/Marked true')
    for (const entry of ['/StructTreeRoot', '/Lang (en)', '/DisplayDocTitle true']) expect(source).toContain(entry)
  })

  it.each(Object.entries(cases))('has headings, and words for every figure: %s', async (_name, figures) => {
    const { pages } = await rendered(figures)
    const nodes = pages.flatMap(({ tree }) => nodesOf(tree))
    const roles = nodes.map(({ role }) => role)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles.filter((role) => role === 'H2')).toHaveLength(7)
    for (const { alt } of nodes.filter(({ role }) => role === 'Figure')) expect(alt).toMatch(/\S/)
    expect(roles.includes('Table')).toBe(figures.alerts.length > 0)
  })
})

it('shows nothing that turns or breaks a line, whatever the words of the feed are', async () => {
  const { text, pages } = await rendered(cases['hostile words of 300 characters'])
  expect(text).not.toMatch(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
  const alts = pages.flatMap(({ tree }) => nodesOf(tree).map(({ alt }) => alt ?? '')).join('')
  expect(alts).not.toMatch(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
})
