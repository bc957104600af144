/** Names of the only channels between the desktop page's preload and the main process. */
export const desktopChannels = {
  /** invoke: (id, name, input) → Result */
  call: 'deloton:call',
  /** send: (id) – the page no longer wants the answer. */
  abort: 'deloton:abort',
  /** invoke: (subscription, feed) → Result */
  subscribe: 'deloton:subscribe',
  /** send: (subscription) */
  unsubscribe: 'deloton:unsubscribe',
  /** main → page: (subscription, items); the page answers with `taken`. */
  batch: 'deloton:batch',
  /** send: (subscription) – the batch was handed over, the next may come. */
  taken: 'deloton:taken'
} as const
