import { type RefCallback, useCallback, useState } from 'react'

export interface Room {
  readonly width: number
  readonly height: number
}

/** The content size in px of the element the ref is given to, kept up to date; 0 x 0 until it was measured. */
export function useRoom(): [RefCallback<HTMLElement>, Room] {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 })
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return
    const observer = new ResizeObserver((entries) => {
      const size = entries.at(-1)?.contentRect
      if (size !== undefined) setRoom({ width: size.width, height: size.height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, room]
}
