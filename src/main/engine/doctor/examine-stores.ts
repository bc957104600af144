import { type Examined, examine } from '../store/examine'
import { dataFile, opsFile, worldFolder } from '../store/files'
import type { Finding } from './finding'

const whole = new Intl.NumberFormat('en')

/** Whether each store of a data folder is there, of a version that is known, sound, and accounts for every message. */
export function examineStores(dataDir: string): Finding[] {
  return [
    ...storeFindings('gym store', () => examine(dataFile(dataDir), 'data')),
    ...storeFindings('sample store', () => examine(dataFile(worldFolder(dataDir, 'simulator')), 'data')),
    ...storeFindings('tokens and ids', () => examine(opsFile(dataDir), 'ops'))
  ]
}

/** What a look at one file found. */
export function storeFindings(name: string, look: () => Examined | null): Finding[] {
  let found: Examined | null
  try {
    found = look()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return [
      { what: name, state: 'failed', sentence: `It can not be read (${code}); restore a backup, or move it away.` }
    ]
  }
  if (found === null) return [{ what: name, state: 'skipped', sentence: 'There is none yet.' }]
  const { schema, knownSchema, damage, partitions } = found
  const version: Finding =
    schema > knownSchema
      ? {
          what: `${name}, version`,
          state: 'failed',
          sentence: `It is from a newer version of the console (schema ${schema}, this one knows ${knownSchema}); install that one.`
        }
      : {
          what: `${name}, version`,
          state: 'ok',
          sentence:
            schema === knownSchema
              ? `Schema ${schema}, the newest.`
              : `Schema ${schema}; the next start brings it to ${knownSchema}.`
        }
  const sound: Finding =
    damage === null
      ? { what: `${name}, file`, state: 'ok', sentence: 'Nothing in it is damaged.' }
      : { what: `${name}, file`, state: 'failed', sentence: `It is damaged (${damage}); restore a backup.` }
  return [version, sound, ...(partitions === null ? [] : [sumFinding(name, partitions)])]
}

function sumFinding(name: string, { all, addUp, messages }: NonNullable<Examined['partitions']>): Finding {
  const what = `${name}, sum`
  if (all === 0) return { what, state: 'ok', sentence: 'No message has been read yet.' }
  if (addUp < all) {
    return {
      what,
      state: 'failed',
      sentence: `${all - addUp} of ${all} partitions do not add up; please report it with the log.`
    }
  }
  return {
    what,
    state: 'ok',
    sentence: `${whole.format(messages)} messages of ${all} partition${all === 1 ? '' : 's'} are all accounted for.`
  }
}
