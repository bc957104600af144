#!/usr/bin/env node
// `npm start`: installs what is missing, builds when the sources have changed, and opens the console: in its window
// where Electron's binary is there or can be fetched, else (or with --web) in the browser. Every other argument is
// handed on. Needs nothing but Node itself; what it has to say goes to standard error.
import { buildWhenStale } from './build.mjs'
import { runCli } from './built-cli.mjs'
import { fetchElectron, findElectron, whyNoWindow } from './electron-binary.mjs'
import { installMissing } from './install.mjs'
import { environmentWithNode, findNode24 } from './node24.mjs'
import { projectFolder } from './project-folder.mjs'
import { runChild } from './run-child.mjs'

/**
 * What to open: Electron's binary, or the reason why it is the browser.
 *
 * @param {boolean} isWebAsked
 * @returns {Promise<{ binary: string, node: string } | { reason: string }>}
 */
async function chooseShell(isWebAsked) {
  if (isWebAsked) return { reason: 'the browser was asked for' }
  const reason = whyNoWindow({ platform: process.platform, userId: process.getuid?.(), environment: process.env })
  if (reason !== null) return { reason }
  const node = findNode24()
  if (!node.ok) return { reason: node.message }
  const binary = findElectron(process.env)
  if (binary !== null) return { binary, node: node.value }
  const fetched = await fetchElectron(node.value, process.env)
  return fetched.ok ? { binary: fetched.value, node: node.value } : { reason: fetched.message }
}

/** @param {readonly string[]} args */
async function main(args) {
  for (const step of [installMissing, buildWhenStale]) {
    const done = await step()
    if (!done.ok) {
      process.stderr.write(`${done.message}\n`)
      process.exitCode = 1
      return
    }
  }
  const passed = args.filter((argument) => argument !== '--web')
  const shell = await chooseShell(passed.length < args.length || process.env.DELOTON_WEB === '1')
  if ('binary' in shell) {
    // Some editors' terminals set it, and Electron would then be a plain Node.
    const env = { ...environmentWithNode(shell.node), ELECTRON_RUN_AS_NODE: undefined }
    process.exitCode = await runChild(shell.binary, [projectFolder, ...passed], { env })
    return
  }
  process.stderr.write(`No window: ${shell.reason}. The console opens in the browser instead; Ctrl+C ends it.\n`)
  await runCli(['serve', '--browser', ...passed])
}

await main(process.argv.slice(2))
