/** What an address says; a part that is not there is null. */
export interface AddressParts {
  readonly street: string | null
  readonly city: string | null
  readonly postcode: string | null
}

/**
 * The parts of an address as the feed writes it ("12,High Street,London,N1 1AA"): the last is the postcode, the last but one
 * the city, the rest the street. All null where it has fewer than three.
 */
export function addressParts(address: string | null): AddressParts {
  const parts = (address ?? '').split(',').map((part) => part.trim())
  if (parts.length < 3) return { street: null, city: null, postcode: null }
  const street = parts.slice(0, -2).filter((part) => part !== '')
  return { street: street.join(', ') || null, city: parts.at(-2) || null, postcode: parts.at(-1) || null }
}
