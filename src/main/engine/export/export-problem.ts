/** A ride whose stored readings can not be read. */
export class DamagedRideError extends Error {
  override readonly name = 'DamagedRideError'
  constructor(readonly rideId: number) {
    super(`The readings of ride ${rideId} are damaged. Restore a backup, or delete that ride, and export again.`)
  }
}

const diskSentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room and export again.',
  EDQUOT: 'The disk is full. Make room and export again.',
  EACCES: 'This user may not write there.',
  EPERM: 'This user may not write there.',
  EROFS: 'The disk is read-only.',
  ENOTDIR: 'There is a file where a folder should be.',
  EEXIST: 'There is a file where a folder should be.',
  EISDIR: 'There is a folder where a file should be.',
  EBUSY: 'Another program has one of the files open. Close it and export again.'
}

/** Why an export failed, in a sentence for people; null for what is a defect. */
export function problemOf(error: unknown): string | null {
  if (error instanceof DamagedRideError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return diskSentences[code] ?? null
}
