/** Where the desktop page lives: a scheme of our own, so that no file and no server is ever loaded. */
export const pageScheme = 'app'
export const pageHost = 'console'
export const pageOrigin = `${pageScheme}://${pageHost}`
export const pageUrl = `${pageOrigin}/`

/** Whether an address is the page's own, by its parts: a prefix proves nothing. */
export function isPageUrl(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${pageScheme}:` && url.host === pageHost && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/** Whether an address is that of data which the page itself holds, to be saved as a file. */
export function isPageBlob(address: string): boolean {
  try {
    const { protocol, pathname } = new URL(address)
    return protocol === 'blob:' && isPageUrl(pathname)
  } catch {
    return false
  }
}
