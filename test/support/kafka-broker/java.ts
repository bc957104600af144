import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A program of the Java installation that JAVA_HOME names, else of the one on PATH. */
export function javaTool(name: 'java' | 'keytool'): string {
  const home = process.env.JAVA_HOME
  return home ? join(home, 'bin', name) : name
}

/** Runs a Java program to its end and returns what it printed; rejects with its words when it fails. */
export async function runJavaTool(name: 'java' | 'keytool', args: readonly string[]): Promise<string> {
  const { stdout } = await run(javaTool(name), [...args], { maxBuffer: 1 << 24 })
  return stdout
}

/**
 * What a broker needs of this machine and does not find.
 *
 * @returns null when Java 17 and Maven are there
 */
export function whatKafkaLacks(): string | null {
  // Java prints its version on standard error.
  const java = spawnSync(javaTool('java'), ['-version'], { encoding: 'utf8' })
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0)
  if (major < 17) return major === 0 ? 'Java was not found' : `Java ${major} is too old (17 is needed)`
  const maven = spawnSync('mvn', ['-v'], { shell: process.platform === 'win32' })
  return maven.status === 0 ? null : 'Maven was not found'
}
