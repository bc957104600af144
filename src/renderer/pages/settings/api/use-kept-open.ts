import { useCallback, useRef, useState } from 'react'

/** Closing a dialog that may show what can not be shown again: while it does, closing it by the way asks first. */
export function useKeptOpen(onClose: () => void) {
  const isKept = useRef(false)
  const [isAskedFor, setAskedFor] = useState(false)
  const close = useCallback(() => {
    if (isKept.current) setAskedFor(true)
    else onClose()
  }, [onClose])
  const keep = useCallback((isSecretShown: boolean) => {
    isKept.current = isSecretShown
  }, [])
  return { close, keep, isAskedFor }
}
