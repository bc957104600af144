import type { Data, Layout } from 'plotly.js'

/** What `Chart` draws. */
export interface Drawing {
  readonly data: readonly Data[]
  readonly layout: Partial<Layout>
}
