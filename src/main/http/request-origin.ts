/** What a request must be addressed to and come from; pure checks of header values. */
export interface OriginRules {
  /** The Host header names this server: what keeps a foreign name that resolves to 127.0.0.1 out. */
  isOurHost(host: string | undefined): boolean
  /** The Origin header is this server's own page. */
  isOurOrigin(origin: string | undefined): boolean
  /** A page of another site is behind the request. */
  isForeign(origin: string | undefined, secFetchSite: string | undefined): boolean
}

/** Rules for a server on loopback: its names, exactly, with the port. */
export function originRules(port: number): OriginRules {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
  if (port === 80) for (const host of ['127.0.0.1', 'localhost', '[::1]']) hosts.add(host)
  const origins = new Set([...hosts].map((host) => `http://${host}`))
  const isOurOrigin = (origin: string | undefined): boolean => origin !== undefined && origins.has(origin)
  return {
    isOurHost: (host) => host !== undefined && hosts.has(host.toLowerCase()),
    isOurOrigin,
    isForeign: (origin, secFetchSite) =>
      (origin !== undefined && !isOurOrigin(origin)) || secFetchSite === 'cross-site' || secFetchSite === 'same-site'
  }
}
