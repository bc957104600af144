import { useSyncExternalStore } from 'react'
import { useConsoleTime, useLive } from '../../live/live-context'
import { type FloorSummary, floorSummary } from './floor-summary'

/** The floor in numbers, told anew with every change and each second. */
export function useFloorSummary(): FloorSummary {
  const { alarm, console, ticker } = useLive()
  const { floor } = console
  useSyncExternalStore(floor.subscribe, floor.version)
  const board = useSyncExternalStore(alarm.alarm.subscribe, alarm.byBike)
  useConsoleTime((nowMs) => Math.floor(nowMs / 1_000))
  return floorSummary(floor.tiles(), board, ticker.nowMs())
}
