import { useEffect, useState } from 'react'
import { t } from '../../i18n/translate'
import { fitReadable, floorLimits } from './fit'
import { useRoom } from './use-room'
import { wallStyle } from './wall-style'

/** Shown before a load has taken this long, a skeleton only flickers. */
const shownAfterMs = 200
const places = Array.from({ length: 24 }, (_, index) => index)

/** The shape of a floor while it loads. */
export function WallSkeleton({ gap = floorLimits.gap }: { readonly gap?: number }) {
  const [roomRef, room] = useRoom()
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), shownAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const fitted = fitReadable(places.length, room.width, room.height, { ...floorLimits, gap })
  return (
    <div className="wall-room" ref={roomRef} aria-busy="true">
      <span className="said">{t('floor.loading')}</span>
      {isShown && room.width > 0 && (
        <div className="wall" style={wallStyle(fitted, gap)} aria-hidden="true">
          {places.map((place) => (
            <span key={place} className="tile-skeleton">
              <span className="skeleton" />
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
