/** Where a file of an export is, as the page asks for it. */
export interface ExportPlace {
  readonly exportId: string
  readonly name: string
}

/** What a request's path asks of the exports, `/bridge/export/ID/FILE` as in a browser; null for every other path. */
export function exportPlaceOf(pathname: string): ExportPlace | null {
  const [, exportId, name] = /^\/bridge\/export\/([0-9a-f]{16})\/([a-z]{1,20}\.[a-z]{1,10})$/.exec(pathname) ?? []
  return exportId === undefined || name === undefined ? null : { exportId, name }
}
