import type { Bridge } from '../../shared/bridge'
import type { LivePorts } from './live-console'

export const everyMs = (periodMs: number, run: () => void): (() => void) => {
  const timer = setInterval(run, periodMs)
  return () => clearInterval(timer)
}

/** What a browser's window gives to a live console. */
export function browserPorts(bridge: Bridge): LivePorts {
  return {
    bridge,
    nowMs: () => Date.now(),
    atNextFrame(run) {
      const frame = requestAnimationFrame(run)
      return () => cancelAnimationFrame(frame)
    },
    every: everyMs,
    isVisible: () => document.visibilityState === 'visible',
    onVisibilityChange(run) {
      document.addEventListener('visibilitychange', run)
      return () => document.removeEventListener('visibilitychange', run)
    }
  }
}
