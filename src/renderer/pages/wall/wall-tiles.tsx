import { t } from '../../i18n/translate'
import { useBikeOrder } from '../../live/live-context'
import { fitReadable, wallLimits } from '../floor/fit'
import { BikeTile } from '../floor/tile'
import { tileSize, wallScale } from '../floor/tile-scale'
import { useRoom } from '../floor/use-room'
import { wallStyle } from '../floor/wall-style'

/** All bikes by their numbers, as large as there is room for, only to be looked at. */
export function WallTiles({
  isPictureLive,
  isReasonHidden
}: {
  readonly isPictureLive: boolean
  /** Before the public. */
  readonly isReasonHidden: boolean
}) {
  const bikeKeys = useBikeOrder()
  const [roomRef, room] = useRoom()
  const fitted = fitReadable(bikeKeys.length, room.width, room.height, wallLimits)
  const size = tileSize(fitted.width, fitted.height)
  return (
    <div className="wall-room" ref={roomRef}>
      {room.width > 0 && (
        <ul className="wall" aria-label={t('floor.bikes')} style={wallStyle(fitted, wallLimits.gap, wallScale)}>
          {bikeKeys.map((bikeKey) => (
            <BikeTile
              key={bikeKey}
              bikeKey={bikeKey}
              size={size}
              isPictureLive={isPictureLive}
              isReasonHidden={isReasonHidden}
              actions={null}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
