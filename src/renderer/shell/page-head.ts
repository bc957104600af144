import { useEffect } from 'react'
import { createValueStore } from '../live/value-store'

/** What the top bar says of the page shown. */
export interface PageHead {
  readonly title: string
  /** Beside the title: whose, which. Null for nothing. May be a stranger's text. */
  readonly note: string | null
}

export const shownHead = createValueStore<PageHead>({ title: '', note: null })

/** Names the page in the top bar and the window's title, as long as the component is shown. */
export function usePageHead(title: string, note: string | null = null): void {
  useEffect(() => shownHead.set({ title, note }), [title, note])
}
