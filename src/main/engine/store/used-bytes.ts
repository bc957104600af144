import type { Readable } from './open'

/** Bytes in use in a database file: its pages without those that are free to be used again. */
export function usedBytes(database: Readable): number {
  const figure = (pragma: string): number => Number(database.pragma(pragma, { simple: true }))
  return (figure('page_count') - figure('freelist_count')) * figure('page_size')
}
