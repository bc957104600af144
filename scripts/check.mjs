#!/usr/bin/env node
// `npm run check`: format and lint, types, who may import whom, what nothing uses, and the rules of the house.
import { join } from 'node:path'
import { findBreaches } from './house-rules.mjs'
import { installMissing } from './install.mjs'
import { environmentWithNode, findCommand, findNode24 } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'
import { captureChild } from './run-child.mjs'
import { readSourceFiles } from './source-files.mjs'

/** @typedef {{ code: number, output: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Check */

/**
 * @param {string} node
 * @returns {Check[]}
 */
function checksUnder(node) {
  const env = environmentWithNode(node)
  /** @param {readonly string[]} args */
  const run = (args) => captureChild(node, args, { env, cwd: projectFolder })
  /**
   * @param {string} name
   * @param {string} command
   * @param {readonly string[]} args
   */
  const tool = (name, command, args) => ({
    name,
    run: async () => {
      const file = findCommand(command)
      return file.ok ? run([file.value, ...args]) : { code: 1, output: file.message }
    }
  })
  return [
    tool('format and lint (Biome)', 'biome', ['ci', '--colors=off', '--diagnostic-level=warn', '--error-on-warnings']),
    tool('types of the program and its tests', 'tsc', ['-p', 'tsconfig.node.json']),
    tool('types of the page', 'tsc', ['-p', 'tsconfig.web.json']),
    tool('types of the scripts', 'tsc', ['-p', 'scripts/tsconfig.json']),
    { name: 'who may import whom', run: () => run([join(projectFolder, 'scripts', 'import-rules.mjs')]) },
    tool('what nothing uses (knip)', 'knip', ['--no-progress']),
    { name: 'rules of the house', run: async () => checkHouseRules() }
  ]
}

/** @returns {Outcome} */
function checkHouseRules() {
  const files = ['src', 'test', 'scripts'].flatMap((folder) => readSourceFiles(projectFolder, folder))
  const breaches = findBreaches(files)
  return { code: breaches.length > 0 ? 1 : 0, output: breaches.join('\n') }
}

/**
 * Runs the checks two at a time and prints each when it is done, with what it said if it failed.
 *
 * @param {readonly Check[]} checks
 * @returns {Promise<number>} how many failed
 */
async function runAll(checks) {
  const waiting = [...checks]
  let failed = 0
  const runNext = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output } = await check.run()
      process.stdout.write(code === 0 ? `ok      ${check.name}\n` : `FAILED  ${check.name}\n${output.trimEnd()}\n\n`)
      if (code !== 0) failed += 1
    }
  }
  await Promise.all([runNext(), runNext()])
  return failed
}

/** @returns {Promise<number>} exit code */
async function main() {
  const installed = await installMissing()
  const node = installed.ok ? findNode24() : installed
  if (!node.ok) {
    process.stderr.write(`${node.message}\n`)
    return 1
  }
  const checks = checksUnder(node.value)
  const failed = await runAll(checks)
  process.stdout.write(
    failed === 0 ? `All ${checks.length} checks passed.\n` : `${failed} of ${checks.length} checks failed.\n`
  )
  return failed === 0 ? 0 : 1
}

process.exitCode = await main()
