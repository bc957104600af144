import { useCallback, useState } from 'react'
import { usePageKeys } from '../../shell/shortcuts'
import type { FollowState } from './ride-follower'
import type { FollowedRide } from './ride-store'
import type { RideSpan } from './ride-view'
import type { TimeBase } from './time-places'
import { useRides } from './use-rides'

/** How one looks at a ride: how much of it, over which time, and whether the view stands still. */
export interface RideViewState {
  /** What is known now. */
  readonly state: FollowState
  /** What is shown: what was known when the view was paused, else what is known now. */
  readonly shown: FollowedRide | null
  /** Seconds the view is behind while it is paused; null while it is not. */
  readonly behindS: number | null
  readonly span: RideSpan
  readonly base: TimeBase
  /** Changes when what was chosen by hand on the charts is to be given up. */
  readonly revision: string
  readonly isTable: boolean
  setSpan(span: RideSpan): void
  setBase(base: TimeBase): void
  setTable(isTable: boolean): void
  togglePause(): void
  /** Shows the present again, all of it that was chosen. */
  goLive(): void
  retry(): void
}

export function useRideView(rideId: number): RideViewState {
  const { states, retry } = useRides([rideId])
  const state = states[0] ?? { ride: null, error: null, heardAtMs: null }
  const [frozen, setFrozen] = useState<FollowedRide | null>(null)
  const [span, setSpan] = useState<RideSpan>('whole')
  const [base, setBase] = useState<TimeBase>('ride')
  const [isTable, setTable] = useState(false)
  const [reset, setReset] = useState(0)

  const { ride } = state
  // Nothing more comes of an ended ride: there is nothing to pause.
  const canPause = ride !== null && ride.told.ride.end_time === null
  const togglePause = (): void => setFrozen(frozen === null && canPause ? ride : null)
  const goLive = useCallback(() => {
    setFrozen(null)
    setReset((before) => before + 1)
  }, [])
  usePageKeys({ ' ': togglePause, l: goLive })

  return {
    state,
    shown: frozen ?? ride,
    behindS: frozen === null || ride === null ? null : lastSecond(ride) - lastSecond(frozen),
    span,
    base,
    revision: `${span} ${base} ${reset}`,
    isTable,
    setSpan,
    setBase,
    setTable,
    togglePause,
    goLive,
    retry
  }
}

const lastSecond = ({ readings }: FollowedRide): number => readings.rideS.at(-1) ?? 0
