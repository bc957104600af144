/** One sentence about why a console or a command could not open the stores of a data folder. Never SQL or a stack. */
export function startFailure(dataDir: string, error: unknown): string {
  if (error instanceof Error && error.name === 'DatabaseIsNewerError') return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const what = code.startsWith('SQLITE')
    ? `its database can not be opened (${code})`
    : code === 'ENOSPC'
      ? 'the disk is full'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST'
        ? `something in it can not be written (${code})`
        : 'the engine did not start'
  return `The console could not start on ${dataDir}: ${what}. Its log in ${dataDir}/logs says more.`
}
