/** How many quarantined messages can be named one by one in a call. */
export const mostNamed = 1_000
