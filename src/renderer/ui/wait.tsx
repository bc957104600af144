import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../i18n/translate'

/** Shown before a load has taken this long, a skeleton only flickers. */
const skeletonAfterMs = 200

/** The wait for something: nothing at first, then `children`, which have its shape. */
export function Wait({ children }: { readonly children: ReactNode }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <span className="said">{t('loading.label')}</span>
      {isLate && children}
    </>
  )
}
