import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Its class files need Java 17. */
const kafkaVersion = '4.4.0'
/** The binding that brings Kafka's own log to broker.log: the version of Kafka's log4j-core. */
const log4jVersion = '2.25.5'

const project = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>local.test</groupId><artifactId>kafka-broker</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${kafkaVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>${log4jVersion}</version></dependency>
  </dependencies>
</project>
`

/**
 * Brings the broker's jars (43 MB) to this machine through Maven, once.
 *
 * @returns the folder that holds them: below `KAFKA_TEST_CACHE`, else below the user's cache folder
 */
export async function fetchJars(): Promise<string> {
  const cache = process.env.KAFKA_TEST_CACHE ?? join(homedir(), '.cache', 'kafka-test-broker')
  const target = join(cache, `kafka_2.13-${kafkaVersion}-log4j-${log4jVersion}`)
  if (existsSync(target)) return target
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'fetch-'))
  try {
    const libraries = join(work, 'libs')
    writeFileSync(join(work, 'pom.xml'), project)
    await run(
      process.platform === 'win32' ? 'mvn.cmd' : 'mvn',
      [
        '-q',
        '-B',
        '-f',
        join(work, 'pom.xml'),
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${libraries}`
      ],
      { maxBuffer: 1 << 24, shell: process.platform === 'win32' }
    )
    if (!readdirSync(libraries).some((name) => name.startsWith('kafka_2.13-'))) {
      throw new Error(`Maven left no Kafka jar in ${libraries}`)
    }
    moveUnlessThere(libraries, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return target
}

/** Another process may have fetched the same meanwhile: then its folder is as good. */
function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  }
}
