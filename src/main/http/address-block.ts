import { plainAddress } from './request-origin'

/** Whose guesses are counted together: an address of IPv4, of IPv6 the 64 bits that one subscriber is given. */
export function addressBlock(address: string): string {
  const plain = plainAddress(address)
  if (!plain.includes(':')) return plain
  const [before = '', after] = plain.toLowerCase().split('::')
  const groupsOf = (part: string | undefined): string[] => (part ? part.split(':') : [])
  const [first, last] = [groupsOf(before), groupsOf(after)]
  // An address of IPv4 at the end stands for two groups; it is never among the first four.
  const length = first.length + last.length + (plain.includes('.') ? 1 : 0)
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - length)).fill('0')
  const network = [...first, ...zeros, ...last].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
