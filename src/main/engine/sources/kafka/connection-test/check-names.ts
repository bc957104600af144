import { isIP } from 'node:net'
import type { BrokerAddress } from './broker-address'
import { type Checked, checkEach } from './each-broker'
import { errorFacts } from './error-facts'
import type { Fault } from './outcome'
import { OutOfTimeError, type TimeBudget } from './time-budget'

const limitMs = 3_000
const mostAddresses = 4

/** Looks up the name of each broker. */
export function checkNames(
  brokers: readonly BrokerAddress[],
  resolve: (host: string) => Promise<readonly string[]>,
  budget: TimeBudget
): Promise<Checked<BrokerAddress>> {
  return checkEach(
    brokers.map((broker) => ({ broker })),
    async ({ broker }) => {
      const { host } = broker
      if (isIP(host)) return { good: broker, note: null }
      const addresses = isIPv6InBrackets(host) ? [] : await budget.within(limitMs, resolve(host))
      if (addresses.length === 0) throw new Error('no address')
      return { good: broker, note: `${host}: ${addresses.slice(0, mostAddresses).join(', ')}` }
    },
    {
      passed: (good, all) => {
        const host = brokers[0]?.host ?? ''
        if (all === 1)
          return isIP(host) ? `${host} is an address; there is no name to look up.` : `The name ${host} is known.`
        if (good === all) return `The names of all ${all} brokers are known.`
        return good === 1
          ? `The name of 1 of ${all} brokers is known.`
          : `The names of ${good} of ${all} brokers are known.`
      },
      fault: nameFault
    }
  )
}

/** What is wrong with the name of a broker. */
export function nameFault(error: unknown, { host }: BrokerAddress): Fault {
  if (isIPv6InBrackets(host)) {
    return {
      sentence: `${host} is an IPv6 address; give the name of the broker or an IPv4 address instead.`,
      detail: null
    }
  }
  if (error instanceof OutOfTimeError) {
    return { sentence: `No name server answers when asked for ${host}; check the network or the VPN.`, detail: null }
  }
  const { code } = errorFacts(error)
  if (code === 'EAI_AGAIN') {
    return { sentence: `The name ${host} can not be looked up now; check the network or the VPN.`, detail: code }
  }
  return {
    sentence: `The name ${host} is not known; check its spelling, and whether it is a name of another network.`,
    detail: code || null
  }
}

/** kafkajs takes what stands before the first colon for the host. */
const isIPv6InBrackets = (host: string): boolean => host.startsWith('[')
