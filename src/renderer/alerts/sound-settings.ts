import { createValueStore } from '../live/value-store'

export type SoundPriority = 'high' | 'medium' | 'low'

/** 0 (off) to 1. */
export type SoundVolumes = Readonly<Record<SoundPriority, number>>

const storageKey = 'deloton.volumes'
const usualVolumes: SoundVolumes = { high: 1, medium: 0.7, low: 0.5 }

/** How loud each sound is on this machine. */
export const soundVolumes = createValueStore<SoundVolumes>(parseVolumes(readStored()))

export function setSoundVolume(priority: SoundPriority, volume: number): void {
  const next = { ...soundVolumes.get(), [priority]: Math.min(1, Math.max(0, volume)) }
  try {
    localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Storage is refused here: the choice holds until the page is left.
  }
  soundVolumes.set(next)
}

/** Volumes as they were stored; the usual ones where they can not be read. */
export function parseVolumes(stored: string | null): SoundVolumes {
  try {
    const value: unknown = JSON.parse(stored ?? 'null')
    if (typeof value !== 'object' || value === null) return usualVolumes
    const given = new Map<string, unknown>(Object.entries(value))
    const volumeOf = (priority: SoundPriority): number => {
      const volume = given.get(priority)
      return typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : usualVolumes[priority]
    }
    return { high: volumeOf('high'), medium: volumeOf('medium'), low: volumeOf('low') }
  } catch {
    return usualVolumes
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}
