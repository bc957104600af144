import type { Unsubscribe } from '../../../shared/bridge'
import type { FeedItem, FeedName } from '../../../shared/contract'
import { createLatestOutbox, type LatestOutbox } from './latest-outbox'

/** What tells two items of a feed apart. */
const keys: { readonly [Name in FeedName]: (item: FeedItem<Name>) => string } = {
  floor: (tile) => tile.bike_key,
  status: () => 'status',
  alarm: () => 'alarm',
  console: () => 'console'
}

/** Hands what the threads tell to whoever subscribed. */
export interface FeedHub {
  publish<Name extends FeedName>(name: Name, items: readonly FeedItem<Name>[]): void
  /** Drops what was published and not handed over yet: it is of a world that is shown no more. */
  clear(name: FeedName): void
  subscribe<Name extends FeedName>(name: Name, deliver: (items: FeedItem<Name>[]) => Promise<void> | void): Unsubscribe
}

export function createFeedHub(): FeedHub {
  const outboxes: { [Name in FeedName]: Set<LatestOutbox<FeedItem<Name>>> } = {
    floor: new Set(),
    status: new Set(),
    alarm: new Set(),
    console: new Set()
  }
  return {
    publish(name, items) {
      for (const outbox of outboxes[name]) outbox.put(items)
    },
    clear(name) {
      for (const outbox of outboxes[name]) outbox.clear()
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
