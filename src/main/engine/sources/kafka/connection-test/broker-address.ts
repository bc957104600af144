export interface BrokerAddress {
  readonly host: string
  readonly port: number
  /** `host:port`, as it stands in the settings. */
  readonly text: string
}

/** Takes `host:port` apart; an IPv6 address keeps its brackets. */
export function brokerAddress(text: string): BrokerAddress {
  const colon = text.lastIndexOf(':')
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)), text }
}
