import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromProject } from './support/project'
import { makeTemporaryFolder, type TemporaryFolder } from './support/temporary-folder'

/** Files of a checkout with our layout, each with the rule that must report it; null: none may. */
const planted: Record<string, { text: string; rule: string | null }> = {
  'src/main/engine/by-value.ts': {
    text: `import { app } from 'electron'\nexport const a = app`,
    rule: 'electron-by-desktop'
  },
  'src/main/engine/by-type.ts': {
    text: `import type { App } from 'electron'\nexport type A = App`,
    rule: 'electron-by-desktop'
  },
  'src/main/engine/by-inline-type.ts': {
    text: `import { type App } from 'electron'\nexport type A = App`,
    rule: 'electron-by-desktop'
  },
  'src/main/engine/by-call.ts': {
    text: `export async function load(): Promise<unknown> {\n  return [1].map(async () => (await import('electron')).app)\n}`,
    rule: 'electron-by-desktop'
  },
  'src/main/engine/by-export.ts': { text: `export { app } from 'electron'`, rule: 'electron-by-desktop' },
  'src/main/engine/shell-type.ts': {
    text: `import type { Server } from '../http/server'\nexport type A = Server`,
    rule: 'engine-knows-no-shell'
  },
  'src/main/engine/store/open.ts': { text: `export const open = 1`, rule: null },
  'src/main/engine/queries.ts': {
    text: `import type { Database } from 'better-sqlite3'\nexport type A = Database`,
    rule: 'sqlite-by-the-store'
  },
  'src/main/engine/ingest/client.ts': { text: `export * from 'kafkajs'`, rule: 'kafka-by-its-source' },
  'src/main/engine/mail/mailer.ts': {
    text: `import type { Transporter } from 'nodemailer'\nexport type A = Transporter`,
    rule: 'mail-by-smtp'
  },
  'src/main/engine/mail/smtp-transport.ts': {
    text: `export const load = () => import('nodemailer/lib/smtp-connection')`,
    rule: null
  },
  'src/main/http/server.ts': { text: `export interface Server { port: number }`, rule: null },
  'src/main/http/back-door.ts': {
    text: `import type { open } from '../engine/store/open'\nexport type A = typeof open`,
    rule: 'http-enters-engine-by-its-door'
  },
  'src/main/cli/back-door.ts': {
    text: `export const load = () => import('../engine/store/open')`,
    rule: 'cli-enters-engine-by-its-doors'
  },
  'src/main/cli/web.ts': {
    text: `import fastify from 'fastify'\nexport const a = fastify`,
    rule: 'http-server-by-http'
  },
  'src/main/desktop/back-door.ts': {
    text: `import { open } from '../engine/store/open'\nexport const a = open`,
    rule: 'desktop-enters-engine-by-its-door'
  },
  'src/main/desktop/arguments.ts': {
    text: `import { Command } from 'commander'\nexport const a = Command`,
    rule: 'command-line-by-cli'
  },
  'src/shared/paths.ts': {
    text: `import { join } from 'node:path'\nexport const a = join`,
    rule: 'shared-imports-zod-only'
  },
  'src/shared/names.ts': { text: `export const name = 'x'`, rule: null },
  'src/preload/files.ts': {
    text: `import { readFile } from 'node:fs'\nexport const a = readFile`,
    rule: 'preload-imports-electron-and-types'
  },
  'src/preload/values.ts': {
    text: `import { name } from '../shared/names'\nexport const a = name`,
    rule: 'preload-takes-types-from-shared'
  },
  'src/renderer/page.tsx': {
    text: `import { join } from 'node:path'\nexport const Page = () => <p>{join('a', 'b')}</p>`,
    rule: 'page-imports-no-node'
  },
  'src/shared/domain/rider.ts': { text: `export const rider = 'x'\nexport type Rider = string`, rule: null },
  'src/renderer/contract-value.ts': {
    text: `import { rider } from '../shared/domain/rider'\nexport const a = rider`,
    rule: 'page-takes-types-from-the-contract'
  },
  'src/renderer/contract-type.ts': {
    text: `import type { Rider } from '../shared/domain/rider'\nexport type A = Rider`,
    rule: null
  },
  'src/renderer/pages/drawing.ts': {
    text: `export const load = () => import('plotly.js-cartesian-dist-min')`,
    rule: 'plotly-by-charts'
  },
  'src/renderer/lazy.tsx': {
    text: `export const Page = () => <button onClick={() => void import('../main/http/server')}>x</button>`,
    rule: 'page-knows-no-machine'
  },
  'src/shared/first.ts': { text: `import type { B } from './second'\nexport type A = B | 1`, rule: 'no-cycles' },
  // A cycle is reported once, at one of its files.
  'src/shared/second.ts': { text: `import type { A } from './first'\nexport type B = A[]`, rule: null },
  'src/shared/nowhere.ts': { text: `import { a } from '@/nowhere'\nexport const b = a`, rule: 'resolvable' }
}

async function cruiseSources(baseDir: string): Promise<ICruiseResult> {
  const options = await extractOptions(fromProject('.dependency-cruiser.mjs'))
  const tsConfig = { fileName: fromProject('tsconfig.node.json') }
  const { output } = await cruise(['src'], { ...options, tsConfig, baseDir })
  if (typeof output === 'string') throw new Error('Text where the result was asked for')
  return output
}

describe('the import rules', () => {
  let checkout: TemporaryFolder
  let result: ICruiseResult

  beforeAll(async () => {
    checkout = makeTemporaryFolder()
    symlinkSync(fromProject('node_modules'), join(checkout.path, 'node_modules'), 'junction')
    copyFileSync(fromProject('package.json'), join(checkout.path, 'package.json'))
    for (const [path, { text }] of Object.entries(planted)) {
      const file = join(checkout.path, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${text}\n`)
    }
    result = await cruiseSources(checkout.path)
  })

  afterAll(() => checkout.remove())

  for (const [path, { rule }] of Object.entries(planted).filter(([, file]) => file.rule !== null)) {
    it(`report ${path} by ${rule}`, () => {
      const rules = result.summary.violations
        .filter(({ from }) => from === path)
        .map((violation) => violation.rule.name)
      expect(rules).toContain(rule)
    })
  }

  it('leave files alone that break none', () => {
    const innocent = Object.entries(planted).flatMap(([path, file]) => (file.rule === null ? [path] : []))
    expect(result.summary.violations.filter(({ from }) => innocent.includes(from))).toEqual([])
  })
})

describe('the sources', () => {
  it('are all read, and break no import rule', async () => {
    const { modules, summary } = await cruiseSources(fromProject())
    expect(modules.filter(({ source }) => source.startsWith('src/')).length).toBeGreaterThan(50)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})
