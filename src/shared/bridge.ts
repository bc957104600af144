import type { CallInput, CallName, CallOutput, FeedItem, FeedName } from './contract'
import type { Result } from './result'

export type Unsubscribe = () => void

/**
 * The only way from a page to the engine, the same in both shells. Calls answer errors as values and never reject.
 * `subscribe` delivers batches from the moment it is set up; `onBatch` must be quick. Feeds say nothing of what was
 * before: ask the feed's `snapshot` call, after subscribing. `onReset` fires when items may have been missed (the
 * connection was lost and came back): ask for the snapshot again.
 */
export interface Bridge {
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    signal?: AbortSignal
  ): Promise<Result<CallOutput<Name>>>
  subscribe<Name extends FeedName>(
    name: Name,
    onBatch: (items: FeedItem<Name>[]) => void,
    onReset?: () => void
  ): Unsubscribe
}
