import { useEffect, useRef, useState } from 'react'

/** A value that changes often, told at most once in `everyMs`: at once after a pause, else when the time has come. */
export function usePaced<Value>(value: Value, everyMs: number): Value {
  const [told, setTold] = useState(value)
  const toldAtMs = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const tell = (): void => {
      toldAtMs.current = performance.now()
      setTold(value)
    }
    const waitMs = toldAtMs.current + everyMs - performance.now()
    if (waitMs <= 0) return tell()
    const timer = setTimeout(tell, waitMs)
    return () => clearTimeout(timer)
  }, [value, everyMs])
  return told
}
