import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { type HttpShell, type HttpShellOptions, startHttpShell } from '../../src/main/http/start-http-shell'
import { makeTemporaryFolder } from '../support/temporary-folder'
import type { FakeEngine } from './fake-engine'

/** The page that the shell under test serves: enough files to have one of each kind. */
const files: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Deloton Console</title>',
  'assets/index-abc123.js': 'export {}',
  'assets/index-abc123.css': 'body {}',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/index-abc123.js.map': '{}',
  'notes.txt': 'not part of the page',
  '.hidden.js': 'not part of the page either'
}

export interface StartedShell extends HttpShell {
  /** Lines of the log so far. */
  readonly logged: readonly string[]
}

export type ShellSettings = Partial<Omit<HttpShellOptions, 'engine' | 'pageDir' | 'log'>>

/** Starts the HTTP shell on an engine and a free port of 127.0.0.1. */
export async function startShell(fake: FakeEngine, settings: ShellSettings = {}): Promise<StartedShell> {
  const folder = makeTemporaryFolder('deloton-shell-')
  mkdirSync(join(folder.path, 'assets'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  const logged: string[] = []
  const started = await startHttpShell({
    port: 0,
    now: Date.now,
    ...settings,
    engine: fake.engine,
    pageDir: folder.path,
    log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) })
  })
  if (!started.ok) {
    folder.remove()
    throw new Error(started.error.message)
  }
  return {
    ...started.value,
    logged,
    async stop() {
      await started.value.stop()
      folder.remove()
    }
  }
}
