import { memo, useId } from 'react'
import { useConsoleTime, useFormats, useLive, useTile } from '../../live/live-context'
import { FreeFace } from './free-face'
import { RidingFace } from './riding-face'
import { tileAgeMs, tileMood } from './tile-mood'
import type { TileSize } from './tile-scale'
import { tileSentence } from './tile-sentence'

/** One bike. It draws anew when its bike changed, and each second while it shows an age. */
export const BikeTile = memo(function BikeTile({
  bikeKey,
  size,
  isPictureLive,
  isTabStop
}: {
  readonly bikeKey: string
  readonly size: TileSize
  readonly isPictureLive: boolean
  readonly isTabStop: boolean
}) {
  const tile = useTile(bikeKey)
  const { ticker } = useLive()
  const formats = useFormats()
  const sentenceId = useId()
  // Told apart to the second where an age is shown, else only by mood.
  useConsoleTime((nowMs) => {
    if (tile === undefined) return ''
    const mood = tileMood(tile, nowMs, isPictureLive)
    return mood === 'stale' ? `${mood} ${Math.floor((tileAgeMs(tile, nowMs) ?? 0) / 1_000)}` : mood
  })
  if (tile === undefined) return null
  const nowMs = ticker.nowMs()
  const mood = tileMood(tile, nowMs, isPictureLive)
  const Face = mood === 'free' ? FreeFace : RidingFace
  return (
    <li>
      <article
        className={`tile is-${mood} is-${size}`}
        data-bike={tile.bike_label}
        data-mood={mood}
        data-key={bikeKey}
        tabIndex={isTabStop ? 0 : -1}
        aria-labelledby={sentenceId}
      >
        <span className="said" id={sentenceId}>
          {tileSentence(tile, mood, nowMs, formats)}
        </span>
        <div className="tile-face" aria-hidden="true">
          <Face tile={tile} mood={mood} size={size} nowMs={nowMs} isPictureLive={isPictureLive} />
        </div>
      </article>
    </li>
  )
})
