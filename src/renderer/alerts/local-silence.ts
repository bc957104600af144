import { createValueStore } from '../live/value-store'

/** Until when this page keeps quiet about a console that does not answer (the page's clock, epoch ms); null for not at all. */
export const localSilence = createValueStore<number | null>(null)
