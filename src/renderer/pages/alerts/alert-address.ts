/** The address of an alert, given the address of any page: `…#/alerts?alert=12`. */
export const alertAddress = (href: string, alertId: number): string =>
  `${href.split('#', 1)[0] ?? ''}#/alerts?alert=${alertId}`
