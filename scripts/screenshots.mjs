#!/usr/bin/env node
// `npm run screenshots`: installs what is missing, builds, and takes pictures of every page into docs/screenshots.
import { buildWhenStale } from './build.mjs'
import { installMissing } from './install.mjs'
import { findCommand, runUnderNode24 } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'

for (const step of [installMissing, buildWhenStale]) {
  const done = await step()
  if (!done.ok) {
    process.stderr.write(`${done.message}\n`)
    process.exit(1)
  }
}
const playwright = findCommand('playwright')
if (!playwright.ok) {
  process.stderr.write(`${playwright.message}\n`)
  process.exit(1)
}
const args = ['test', '--config', 'playwright.screenshots.config.ts', ...process.argv.slice(2)]
process.exitCode = await runUnderNode24(playwright.value, args, { env: process.env, cwd: projectFolder })
