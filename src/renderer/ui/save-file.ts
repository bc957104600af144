/** Has the browser save text or bytes, in parts, as a file of that media type. */
export function saveFile(parts: readonly (string | Blob)[], fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has taken the file over by then; kept, it would stay in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
