/** What a request must be addressed to and come from; pure checks of header values. */
export interface OriginRules {
  /**
   * The Host header names this server: what keeps a foreign name that resolves to this machine out. `localAddress` is the
   * address of this machine that the connection came to.
   */
  isOurHost(host: string | undefined, localAddress: string | undefined): boolean
  /** The Origin header is this server's own page. */
  isOurOrigin(origin: string | undefined, localAddress: string | undefined): boolean
  /** A page of another site is behind the request. */
  isForeign(origin: string | undefined, secFetchSite: string | undefined, localAddress: string | undefined): boolean
}

/** How a server is reached. */
export interface ServedAs {
  readonly port: number
  readonly isEncrypted: boolean
  /** Names of this machine that others use, in small letters. */
  readonly hostNames: readonly string[]
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Rules for a server: the names of loopback, its host names and the address that was connected to, exactly, with the port.
 * A page that was lured here knows the machine by another name, and can not say one of these.
 */
export function originRules({ port, isEncrypted, hostNames }: ServedAs): OriginRules {
  const scheme = isEncrypted ? 'https' : 'http'
  const isDefaultPort = port === (isEncrypted ? 443 : 80)
  const withPort = (name: string): string[] => (isDefaultPort ? [`${name}:${port}`, name] : [`${name}:${port}`])
  const hosts = new Set([...loopbackNames, ...hostNames].flatMap(withPort))
  const isOurHost = (host: string, localAddress: string | undefined): boolean =>
    hosts.has(host) || (localAddress !== undefined && withPort(nameOf(localAddress)).includes(host))
  const isOurOrigin = (origin: string | undefined, localAddress: string | undefined): boolean => {
    const prefix = `${scheme}://`
    return origin?.startsWith(prefix) === true && isOurHost(origin.slice(prefix.length), localAddress)
  }
  return {
    isOurHost: (host, localAddress) => host !== undefined && isOurHost(host.toLowerCase(), localAddress),
    isOurOrigin,
    isForeign: (origin, secFetchSite, localAddress) =>
      (origin !== undefined && !isOurOrigin(origin, localAddress)) ||
      secFetchSite === 'cross-site' ||
      secFetchSite === 'same-site'
  }
}

/** An address as it stands in a URL. */
export function nameOf(address: string): string {
  const plain = plainAddress(address)
  return plain.includes(':') ? `[${plain}]` : plain
}

/** An address without its zone; one of IPv4 that came in by IPv6 as the former. */
export function plainAddress(address: string): string {
  const withoutZone = address.replace(/%.*$/, '')
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(withoutZone)?.[1] ?? withoutZone
}
