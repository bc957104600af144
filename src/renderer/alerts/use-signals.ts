import { useEffect } from 'react'
import { createNoticeGate } from '../../shared/figures/notice-gate'
import { useLive } from '../live/live-context'
import { isLostSoundDue, soundAskedFor } from './alarm-signals'
import { localSilence } from './local-silence'
import { soundPlayer } from './sound-player'
import { isQuietScreen } from './wall-audience'
import { showWebNotice } from './web-notices'

const lostEveryMs = 1_000

/** Sounds and notices of this page, also while it is hidden. A screen that the public looks at has neither. */
export function useSignals(): void {
  const { alarm } = useLive()
  useEffect(() => {
    let seenCount: number | null = null
    const gate = createNoticeGate(null)
    const take = (): void => {
      const current = alarm.alarm.get()
      if (current === null) return
      const sound = soundAskedFor(current, seenCount)
      seenCount = current.sound?.count ?? 0
      const notice = gate.take(current, Date.now())
      if (isQuietScreen()) return
      if (sound !== null) void soundPlayer.play(sound)
      if (notice !== null) showWebNotice(notice)
    }
    take()
    return alarm.alarm.subscribe(take)
  }, [alarm])

  useEffect(() => {
    let lastMs: number | null = null
    const timer = setInterval(() => {
      const contact = alarm.contact.get()
      if (contact.kind === 'up') lastMs = null
      else if (!isQuietScreen() && isLostSoundDue(contact, lastMs, localSilence.get(), Date.now())) {
        lastMs = Date.now()
        void soundPlayer.play('high')
      }
    }, lostEveryMs)
    return () => clearInterval(timer)
  }, [alarm])

  useEffect(() => {
    void soundPlayer.probe()
    const onGesture = (): void => void soundPlayer.gesture()
    // A press that has just given the page the right to sound is not over in the capture phase: the click and the key's end are.
    const events = ['pointerup', 'keyup', 'keydown'] as const
    for (const event of events) document.addEventListener(event, onGesture)
    return () => {
      for (const event of events) document.removeEventListener(event, onGesture)
    }
  }, [])
}
