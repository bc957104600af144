#!/usr/bin/env node
// The `deloton` command: runs what was built, under a Node that can. It never downloads, installs or builds, and
// prints nothing of its own on standard output.
import { isCliBuilt, runCli } from './built-cli.mjs'

if (isCliBuilt()) {
  await runCli(process.argv.slice(2))
} else {
  process.stderr.write('Deloton Console is not built yet: run "npm run build" first.\n')
  process.exitCode = 1
}
