/** One thing that was looked at, and how it is. */
export interface Finding {
  /** "data folder", "gym store, sum", "Kafka, tls" */
  readonly what: string
  readonly state: 'ok' | 'failed' | 'skipped'
  /** One sentence: what was found, or what is wrong and what to do. */
  readonly sentence: string
}
