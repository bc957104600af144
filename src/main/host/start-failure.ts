/** One sentence about why the stores of a data folder could not be opened. Never SQL, never a stack. */
export function startFailure(dataDir: string, error: unknown): string {
  if (error instanceof Error && error.name === 'DatabaseIsNewerError') return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return `The console could not open what is stored in ${dataDir}: ${reasonOf(code)}. Its log in ${dataDir}/logs says more.`
}

function reasonOf(code: string): string {
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return `a database is damaged (${code})`
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'the disk is full'
  if (code.startsWith('SQLITE')) return `a database can not be opened (${code})`
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR'].includes(code)) {
    return `something in it can not be written (${code})`
  }
  return 'the engine did not start'
}
