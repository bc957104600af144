import type { Unsubscribe } from '../../../shared/bridge'
import type { FeedItem, FeedName } from '../../../shared/contract'
import { createLatestOutbox, type LatestOutbox } from './latest-outbox'

/** What tells two items of a feed apart. */
const keys: { readonly [Name in FeedName]: (item: FeedItem<Name>) => string } = {
  floor: (tile) => tile.bike_key,
  status: () => 'status'
}

/** Hands what the threads tell to whoever subscribed. */
export interface FeedHub {
  publish<Name extends FeedName>(name: Name, items: readonly FeedItem<Name>[]): void
  subscribe<Name extends FeedName>(name: Name, deliver: (items: FeedItem<Name>[]) => Promise<void> | void): Unsubscribe
}

export function createFeedHub(): FeedHub {
  const outboxes: { [Name in FeedName]: Set<LatestOutbox<FeedItem<Name>>> } = { floor: new Set(), status: new Set() }
  return {
    publish(name, items) {
      for (const outbox of outboxes[name]) outbox.put(items)
    },
    subscribe(name, deliver) {
      const outbox = createLatestOutbox(keys[name], deliver)
      outboxes[name].add(outbox)
      return () => {
        outbox.close()
        outboxes[name].delete(outbox)
      }
    }
  }
}
