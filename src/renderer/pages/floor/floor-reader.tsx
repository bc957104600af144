import { useState } from 'react'
import { useFormats, useLive } from '../../live/live-context'
import { usePageKeys } from '../../shell/shortcuts'
import { floorSummary } from './floor-summary'
import { floorSentence } from './floor-words'

/**
 * Reads the floor's numbers aloud when asked with `r`, once. They change all the time: said by themselves they would
 * drown everything else.
 */
export function FloorReader({ isPictureLive }: { readonly isPictureLive: boolean }) {
  const { alarm, console, ticker } = useLive()
  const formats = useFormats()
  const [said, setSaid] = useState({ text: '', times: 0 })
  usePageKeys({
    r: () => {
      const summary = floorSummary(console.floor.tiles(), alarm.byBike(), ticker.nowMs())
      const text = floorSentence(summary, isPictureLive, formats)
      setSaid(({ times }) => ({ text, times: times + 1 }))
    }
  })
  return (
    <div role="status" className="said" data-testid="floor-said">
      {/* A new element each time: the same words asked for again are said again. */}
      {said.times > 0 && <span key={said.times}>{said.text}</span>}
    </div>
  )
}
