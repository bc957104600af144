import type { Alert } from '../../shared/domain/alert'
import { createValueStore } from '../live/value-store'

/** The alert whose note is being written; null for none. */
export const shownNote = createValueStore<Alert | null>(null)

/** Opens the note dialog. */
export const openNote = (alert: Alert): void => shownNote.set(alert)
