import { createValueStore, type ValueStore } from '../live/value-store'
import { soundFiles } from './sound-files'
import { type SoundPriority, soundVolumes } from './sound-settings'

/** A sound that could not be played is not caught up on after this long. */
const stillWantedMs = 20_000

/** Plays a sound at a volume of 0 to 1; false where the browser refuses. */
export type PlayFile = (priority: SoundPriority, volume: number) => Promise<boolean>

export interface SoundPlayer {
  /** Whether the browser refuses sound, until someone presses a key or clicks. */
  readonly isBlocked: ValueStore<boolean>
  /** Finds out whether sound can be played, in silence. */
  probe(): Promise<void>
  play(priority: SoundPriority): Promise<void>
  /** Someone pressed a key or clicked: what was refused a moment ago is played now. */
  gesture(): Promise<void>
}

export function createSoundPlayer(
  playFile: PlayFile,
  volumeOf: (priority: SoundPriority) => number,
  nowMs: () => number
): SoundPlayer {
  const isBlocked = createValueStore(false)
  let refused: { readonly priority: SoundPriority; readonly atMs: number } | null = null

  let attempts = 0
  const attempt = async (priority: SoundPriority, volume: number): Promise<void> => {
    attempts += 1
    const isPlayed = await playFile(priority, volume)
    attempts -= 1
    isBlocked.set(!isPlayed)
  }
  return {
    isBlocked,
    probe: () => attempt('low', 0),
    async play(priority) {
      const volume = volumeOf(priority)
      // Turned off here on purpose: that is no fault to tell of.
      if (volume === 0) return
      await attempt(priority, volume)
      refused = isBlocked.get() ? { priority, atMs: nowMs() } : null
    },
    async gesture() {
      // One press is several events: the first tries, the others must not break into it.
      if (!isBlocked.get() || attempts > 0) return
      const missed = refused
      refused = null
      if (missed !== null && nowMs() - missed.atMs <= stillWantedMs) await this.play(missed.priority)
      else await this.probe()
    }
  }
}

const elements = new Map<SoundPriority, HTMLAudioElement>()

const playInBrowser: PlayFile = async (priority, volume) => {
  const element = elements.get(priority) ?? new Audio(soundFiles[priority])
  elements.set(priority, element)
  element.volume = volume
  element.currentTime = 0
  try {
    await element.play()
    return true
  } catch (error) {
    // Begun anew before it sounded: the later one is heard.
    return error instanceof DOMException && error.name === 'AbortError'
  }
}

/** The one player of this page. */
export const soundPlayer = createSoundPlayer(
  playInBrowser,
  (priority) => soundVolumes.get()[priority],
  () => Date.now()
)

/** Lets a sound be heard as it would be; also where its volume is 0 nothing else happens. */
export const playTestSound = (priority: SoundPriority): void => void soundPlayer.play(priority)
