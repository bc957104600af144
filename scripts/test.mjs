#!/usr/bin/env node
// `npm test`: installs what is missing, builds, runs vitest and Playwright, and closes with `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenStale } from './build.mjs'
import { installMissing } from './install.mjs'
import { findCommand, runUnderNode24 } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'
import { splitArguments } from './test-arguments.mjs'
import { closingLine, countPlaywright, countVitest, sumOf, withExitCode } from './test-counts.mjs'

/** @typedef {import('./test-counts.mjs').Counts} Counts */

const resultsFolder = join(projectFolder, 'test-results')

/**
 * @param {string} name of the command and of its report
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ exitCode: number, report: any }>} the report is null when the runner wrote none
 */
async function runAndRead(name, args, env) {
  const file = findCommand(name)
  if (!file.ok) {
    process.stderr.write(`${file.message}\n`)
    return { exitCode: 1, report: null }
  }
  const exitCode = await runUnderNode24(file.value, args, { env, cwd: projectFolder })
  const reportFile = join(resultsFolder, `${name}.json`)
  return { exitCode, report: existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
async function runVitest(args) {
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/vitest.json']
  // Vite warns that a future version will read its configuration otherwise: nothing a test run can mend.
  const env = { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' }
  const { exitCode, report } = await runAndRead('vitest', ['run', ...reporters, ...args], env)
  return withExitCode(report ? countVitest(report) : nothing, exitCode)
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
async function runPlaywright(args) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(resultsFolder, 'playwright.json') }
  // That no test ran is judged here: without a browser it is no failure.
  const allArgs = ['test', '--pass-with-no-tests', '--reporter=list,json', ...args]
  const { exitCode, report } = await runAndRead('playwright', allArgs, env)
  const counts = withExitCode(report ? countPlaywright(report) : nothing, exitCode)
  const total = counts.passed + counts.failed + counts.skipped
  if (total === 0 && report?.config.metadata.hasChromium !== false) {
    process.stderr.write('No end-to-end test ran.\n')
    return { ...counts, failed: 1 }
  }
  return counts
}

/** @type {Counts} */
const nothing = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
async function main(args) {
  for (const step of [installMissing, buildWhenStale]) {
    const done = await step()
    if (!done.ok) {
      process.stderr.write(`${done.message}\n`)
      process.stdout.write(`${closingLine({ ...nothing, failed: 1 })}\n`)
      return 1
    }
  }
  // What a run before left there must not be taken for this one's.
  rmSync(resultsFolder, { recursive: true, force: true })
  mkdirSync(resultsFolder, { recursive: true })
  const { vitest, playwright } = splitArguments(args)
  /** @type {Counts[]} */
  const runs = []
  if (vitest) runs.push(await runVitest(vitest))
  if (playwright) runs.push(await runPlaywright(playwright))
  const counts = sumOf(runs)
  if (counts.passed + counts.failed === 0) process.stderr.write('No test ran.\n')
  process.stdout.write(`\n${closingLine(counts)}\n`)
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
