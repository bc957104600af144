import { onTestFinished } from 'vitest'
import { openData, openOps } from '../../../../../src/main/engine/store/files'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { makeTemporaryFolder } from '../../../../support/temporary-folder'

/** An empty folder that is gone after the test. */
export function temporaryPath(): string {
  const folder = makeTemporaryFolder()
  onTestFinished(folder.remove)
  return folder.path
}

const closedAfterTest = (database: Writable): Writable => {
  onTestFinished(() => {
    database.close()
  })
  return database
}

/** The data file of a folder, at the newest schema. Closing it twice is safe. */
export const temporaryData = (folder = temporaryPath()): Writable => closedAfterTest(openData(folder))
export const temporaryOps = (folder = temporaryPath()): Writable => closedAfterTest(openOps(folder))
