import { useEffect, useState } from 'react'

/** Whether the pointer has not moved for `afterMs`. */
export function usePointerStill(afterMs: number): boolean {
  const [isStill, setStill] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onMove = (): void => {
      clearTimeout(timer)
      setStill(false)
      timer = setTimeout(() => setStill(true), afterMs)
    }
    onMove()
    window.addEventListener('pointermove', onMove)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', onMove)
    }
  }, [afterMs])
  return isStill
}
